import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  invitationLink,
  invitationToken,
  readInvitationToken,
} from '@/lib/people/invitations/invitation-token';

const ID = '01935b3e-7a10-7000-8000-000000000001';

describe('an invitation’s link', () => {
  it('leads back to its invitation', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        expect(readInvitationToken(invitationToken(id))).toBe(id);
      }),
    );
  });

  it('is an address of our own that can be copied', () => {
    expect(invitationLink(ID)).toBe(`http://localhost:3000/invitations/${invitationToken(ID)}`);
  });

  it('opens nothing with one letter changed, wherever it is', () => {
    const token = invitationToken(ID);

    for (let at = 0; at < token.length; at += 1) {
      const forged = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      expect(readInvitationToken(forged)).toBeNull();
    }
  });

  it.each(['', 'x', `${invitationToken(ID)}=`, invitationToken(ID).slice(1), `${'../'.repeat(21)}a`, ID])(
    "%j isn't one",
    (token) => {
      expect(readInvitationToken(token)).toBeNull();
    },
  );
});
