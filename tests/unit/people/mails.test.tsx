import { render } from '@react-email/render';
import { describe, expect, it } from 'vitest';
import { AddressMovedMail, AddressTakenMail, OtherAddressMail } from '@/lib/people/emails/address';
import { FactorMail, factorSubject } from '@/lib/people/factors/emails/factor';
import { InvitationMail, invitationSubject } from '@/lib/people/invitations/emails/invitation';
import { JoinedMail, joinedSubject } from '@/lib/people/invitations/emails/joined';
import { SignInMail, signInSubject } from '@/lib/people/signing-in/emails/sign-in';

const plain = (element: React.ReactElement) => render(element, { plainText: true });
const count = (html: string, url: string) => html.split(`href="${url}"`).length - 1;

describe('the mail with a sign-in link', () => {
  const words = {
    url: 'https://handover.example/sign-in/abc?to=%2Finbox',
    expiresAt: new Date('2026-11-24T09:15:00Z'),
  };

  it('says until when in its subject, by a clock that names its zone', () => {
    expect(signInSubject(words)).toBe('Sign in to Handover, until 24 Nov 2026, 09:15 UTC');
  });

  it('has one link, and says that opening it is not enough', async () => {
    const html = await render(<SignInMail {...words} />);
    const text = await plain(<SignInMail {...words} />);

    expect(count(html, words.url)).toBe(1);
    expect(text).toContain(words.url);
    expect(text).toContain('a button that signs you in');
    expect(text).toContain('If that wasn’t you, there is nothing to do');
  });
});

describe('the mail with an invitation', () => {
  const words = {
    name: 'Maria Santos',
    business: 'Adeyemi Ceramics',
    invitedBy: 'Ruth Adeyemi',
    email: 'maria.santos@inbox.example',
    expiresAt: new Date('2026-12-08T09:00:00Z'),
    url: 'https://handover.example/invitations/abc',
  };

  it('says who asks and until when in its subject', () => {
    expect(invitationSubject(words)).toBe(
      'Adeyemi Ceramics would like to work with you: answer by 8 Dec 2026, 09:00 UTC',
    );
  });

  it('says whom it is for, that joining commits to nothing, and where to reply', async () => {
    const html = await render(<InvitationMail {...words} />);
    const text = await plain(<InvitationMail {...words} />);

    expect(count(html, words.url)).toBe(1);
    for (const said of [words.url, words.email, 'Joining commits you to nothing', '8 Dec 2026, 09:00 UTC'])
      expect(text).toContain(said);
  });

  it('shows a name that looks like markup as text', async () => {
    const html = await render(<InvitationMail {...words} name={'<img src=x onerror=alert(1)>'} />);

    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img');
  });
});

describe('the mail that somebody has joined', () => {
  const words = {
    name: 'Maria Santos',
    business: 'Adeyemi Ceramics',
    email: 'maria.santos@inbox.example',
    url: 'https://handover.example/w/adeyemi-ceramics/assistants/1',
  };

  it('says what comes next in its subject, and links to it', async () => {
    expect(joinedSubject(words)).toBe('Maria Santos has joined Adeyemi Ceramics; the agreement is next');
    expect(count(await render(<JoinedMail {...words} />), words.url)).toBe(1);
  });

  it('names the address', async () => {
    const text = await plain(<JoinedMail {...words} />);

    expect(text).toContain('They joined with maria.santos@inbox.example, the address you invited.');
  });
});

describe('the mail about a changed second step', () => {
  const at = new Date('2026-11-26T09:15:00Z');
  const url = 'https://handover.example/settings/second-step';

  it.each([
    ['app_on', 'Signing in now asks for a code of your app'],
    ['app_off', 'Signing in no longer asks for a code of your app'],
    ['passkey_added', 'A passkey was added to your account'],
    ['passkey_removed', 'A passkey was removed from your account'],
    ['recovery_made', 'You have new recovery codes'],
    ['recovery_used', 'A recovery code was used to sign in as you'],
    ['operator_link', 'A link was made that signs in as you'],
    ['taken_back', 'Your second step is as it was before'],
  ] as const)(
    'says what and when in its subject, and what to do if it wasn’t you: %s',
    async (news, fact) => {
      const words = { news, at, url };
      const text = await plain(<FactorMail {...words} />);

      expect(factorSubject(words)).toBe(`${fact}, 26 Nov 2026, 09:15 UTC`);
      expect(count(await render(<FactorMail {...words} />), url)).toBe(1);
      const doubt = news === 'operator_link' ? 'If you didn’t ask for it' : 'If that wasn’t you';
      for (const said of [url, doubt, 'sign out everywhere else']) expect(text).toContain(said);
    },
  );
});

describe('the mail about a changed second step that can be undone', () => {
  it('has the link that does it, until when, and what it does', async () => {
    const undo = {
      url: 'https://handover.example/second-step/back/abc',
      until: new Date('2026-12-03T09:15:00Z'),
    };
    const words = {
      news: 'passkey_added',
      at: new Date('2026-11-26T09:15:00Z'),
      url: 'https://handover.example',
      undo,
    } as const;
    const text = (await plain(<FactorMail {...words} />)).replaceAll(/\s+/g, ' ');

    expect(count(await render(<FactorMail {...words} />), undo.url)).toBe(1);
    for (const said of [undo.url, 'until 3 Dec 2026, 09:15 UTC', 'what you had before is then restored'])
      expect(text).toContain(said);
  });
});

describe('the mails about another address', () => {
  const until = new Date('2026-11-25T09:00:00Z');

  it('tell the new one who asked, until when, and that without the link nothing changes', async () => {
    const words = { own: 'maria@old.example', expiresAt: until, url: 'https://handover.example/address/abc' };
    const html = await render(<OtherAddressMail {...words} />);
    const text = await plain(<OtherAddressMail {...words} />);

    expect(count(html, words.url)).toBe(1);
    expect(text).toContain('until 25 Nov 2026, 09:00 UTC');
    expect(text.replaceAll(/\s+/g, ' ')).toContain('without this link nothing changes');
  });

  it('tell the old one what was done, and how to undo it', async () => {
    const words = {
      toAddress: 'maria@new.example',
      undoUntil: until,
      url: 'https://handover.example/address/back/abc',
    };
    const text = (await plain(<AddressMovedMail {...words} />)).replaceAll(/\s+/g, ' ');

    expect(text).toContain('maria@new.example');
    expect(text).toContain('take it back until 25 Nov 2026, 09:00 UTC');
    expect(text).toContain(words.url);
  });

  it('tell somebody who already has the address, and give no way to change anything', async () => {
    const text = await plain(<AddressTakenMail url="https://handover.example/sign-in" />);

    expect(text).toContain('account of its own');
    expect(text).not.toContain('/address/');
  });
});
