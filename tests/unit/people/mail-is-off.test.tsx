import { describe, expect, it } from 'vitest';
import { InvitationAnswer } from '@/components/people/invitation-answer';
import type { InvitationPage } from '@/lib/people/invitations/invitations.queries';
import { refuse } from '@/lib/platform/result';
import { markupOf } from '@/tests/support/browser/markup';

const INVITATION: InvitationPage = {
  business: 'Adeyemi Ceramics',
  slug: 'adeyemi',
  invitedBy: 'Ruth Adeyemi',
  name: 'Maria Santos',
  role: 'assistant',
  maskedEmail: 'm…@inbox.example',
  state: 'open',
  expiresAt: new Date('2026-12-12T10:00:00Z'),
  decision: null,
  since: null,
};
const OTHER = { email: 'maria@work.example', zone: 'Asia/Manila' };
const FORM = 'Sign in with the invited address';
const NOTICE = 'This installation can’t send mail yet';

type Around = { readonly isGoogleOn?: boolean; readonly reader?: typeof OTHER | null };

function shown(isMailOn: boolean, { isGoogleOn = false, reader = null }: Around = {}) {
  const decision = reader ? refuse('other_address', 'It is for another address.') : null;
  return markupOf(
    <InvitationAnswer
      token="t"
      here="/invitations/t"
      invitation={{ ...INVITATION, decision }}
      reader={reader}
      now={new Date('2026-11-30T10:00:00Z')}
      mailboxUrl={undefined}
      isGoogleOn={isGoogleOn}
      isMailOn={isMailOn}
    />,
  );
}

describe('where no mail can leave', () => {
  it.each([
    ['somebody who is invited', null],
    ['somebody signed in with another address', OTHER],
  ])('%s is told so, instead of waiting for a link', (_, reader) => {
    expect(shown(false, { reader })).toContain(NOTICE);
    expect(shown(false, { reader })).not.toContain(FORM);
    expect(shown(true, { reader })).toContain(FORM);
    expect(shown(true, { reader })).not.toContain(NOTICE);
  });

  it('Google lets them in where it is set up, and is named', () => {
    expect(shown(false, { isGoogleOn: true })).toContain('only Google lets you in');
    expect(shown(false)).toContain('Ask whoever runs it to set up mail');
  });
});
