import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { forgetExpiredSignIns } from '@/lib/platform/auth/forgetting';
import { SESSION_DAYS } from '@/lib/platform/auth/next-auth';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { MailLayout, queueMail } from '@/lib/platform/mail';
import { forgetWords } from '@/lib/platform/mail/forgetting.jobs';
import { WORDS_DAYS } from '@/lib/platform/mail/forgetting.rules';
import { withActor } from '@/lib/platform/tenancy';
import { DAY_MS } from '@/lib/platform/time/lengths';
import { FIRST_TRY } from '@/tests/support/first-try';
import { givenPeople } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { signedInBrowser } from '@/tests/support/signing-in';

const hence = (days: number) => new Date(Date.now() + days * DAY_MS);

describe('what isn’t needed any more', () => {
  givenDatabaseWithPeople();

  const forgetIn = (days: number) => atTime(hence(days), () => forgetWords.perform({}, FIRST_TRY));
  const read = (id: string) =>
    withActor({ kind: 'mailer' }, (tx) =>
      tx.mail.findUniqueOrThrow({
        where: { id },
        select: { subject: true, html: true, text: true, state: true },
      }),
    );

  async function givenMail(state: 'delivered' | 'bounced' | 'queued') {
    const words = { preview: 'Hi', heading: 'Hi', children: 'The kiln is warm.', footer: 'You asked.' };
    return withActor({ kind: 'mailer' }, async (tx) => {
      const element = createElement(MailLayout, words);
      const id = await queueMail(tx, {
        to: `maria-${newId()}@inbox.example`,
        kind: 'test.note',
        subject: 'About the kiln',
        element,
        isHeld: true,
      });
      if (id === null) throw new Error('It was not queued.');
      await tx.mail.update({ where: { id }, data: { state } });
      return id;
    });
  }

  it('the words of a mail, once nobody can answer it any more; that there was one stays', async () => {
    const [arrived, bounced, waiting] = await Promise.all([
      givenMail('delivered'),
      givenMail('bounced'),
      givenMail('queued'),
    ]);

    await forgetIn(WORDS_DAYS - 1);
    expect((await read(arrived)).text).toContain('The kiln is warm.');

    await forgetIn(WORDS_DAYS + 1);

    expect(await read(arrived)).toEqual({
      subject: 'About the kiln',
      html: '',
      text: '',
      state: 'delivered',
    });
    expect(await read(bounced)).toMatchObject({ html: '', text: '', state: 'bounced' });
    expect((await read(waiting)).text).toContain('The kiln is warm.');
  });

  it('a sign-in that nobody can use any more, with the browser it came from, also of somebody who never comes back', async () => {
    const { maria } = await givenPeople();
    await signedInBrowser(maria.email);
    const sessions = () =>
      withActor({ kind: 'auth' }, (tx) => tx.session.count({ where: { userId: maria.userId } }));

    await forgetExpiredSignIns(hence(SESSION_DAYS - 1));
    expect(await sessions()).toBeGreaterThan(0);

    expect(await forgetExpiredSignIns(hence(SESSION_DAYS + 1))).toBeGreaterThan(0);

    expect(await sessions()).toBe(0);
  });
});
