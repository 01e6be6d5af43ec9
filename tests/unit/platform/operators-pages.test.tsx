import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, describe, expect, it } from 'vitest';
import { SitePage } from '@/components/shell/site-page';
import { env } from '@/lib/platform/env/env';
import { examineOperatorsPages } from '@/lib/platform/examining/operators-pages';
import { MailLayout } from '@/lib/platform/mail';
import { rendered } from '@/lib/platform/mail/rendering';

const PRIVACY = 'https://adeyemi.example/privacy';
const NOTICE = 'https://adeyemi.example/imprint';

describe('what the operator says about this installation elsewhere', () => {
  afterEach(() => {
    env().HANDOVER_PRIVACY_URL = undefined;
    env().HANDOVER_LEGAL_NOTICE_URL = undefined;
    env().HANDOVER_DEMO = undefined;
  });
  function given() {
    env().HANDOVER_PRIVACY_URL = PRIVACY;
    env().HANDOVER_LEGAL_NOTICE_URL = NOTICE;
  }
  const page = () => renderToStaticMarkup(<SitePage>Sign in</SitePage>);
  const mail = () =>
    rendered(
      <MailLayout preview="Hi" heading="Hi" footer="You work together.">
        Come and see.
      </MailLayout>,
    );

  it('is linked at the foot of each page outside the work, as far as it is there', () => {
    given();

    expect(page()).toMatch(
      new RegExp(`<nav aria-label="Who runs this Handover".*${NOTICE}.*Legal notice.*${PRIVACY}.*Privacy`),
    );
    expect(page()).not.toContain('Terms');
  });

  it('is linked at the end of each e-mail, in both of its parts', async () => {
    given();
    const { html, text } = await mail();

    expect(html).toMatch(
      new RegExp(`You work together\\..*${NOTICE}.*Legal notice.* · .*${PRIVACY}.*Privacy`),
    );
    expect(text.trimEnd()).toMatch(new RegExp(`Legal notice ${NOTICE} · Privacy ${PRIVACY}$`));
  });

  it('leaves nothing where there is nothing', async () => {
    expect(page()).not.toContain('Who runs this');
    expect((await mail()).text.trimEnd()).toMatch(/You work together\.$/);
  });

  it('is asked for by the doctor while people aren’t told what is kept about them, but not in a demo', () => {
    expect(examineOperatorsPages()).toMatchObject({
      level: 'note',
      says: 'No page of yours tells people what is kept about them.',
    });

    env().HANDOVER_DEMO = '1';
    expect(examineOperatorsPages()).toMatchObject({ level: 'good' });

    env().HANDOVER_DEMO = undefined;
    given();
    expect(examineOperatorsPages()).toMatchObject({
      level: 'good',
      says: expect.stringContaining('Legal notice, Privacy'),
    });
  });
});
