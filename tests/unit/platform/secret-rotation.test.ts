import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { newId } from '@/lib/platform/ids';

const OLD = 'the old secret, of at least thirty-two characters';
const NEW = 'the new secret, of at least thirty-two characters';
const NOW = new Date('2026-11-26T12:00:00Z');
const ID = newId();

type Made = {
  readonly invitation: string;
  readonly stop: string;
  readonly file: string;
  readonly reply: Buffer;
  readonly linkHash: string;
  readonly sealed: string;
};

const ALL = [true, true, true, true, true, true];
const NONE = ALL.map(() => false);

/** What an installation makes of the same things, started with these secrets. */
async function installation(secret: string, before = '') {
  vi.resetModules();
  vi.stubEnv('NEXTAUTH_SECRET', secret);
  vi.stubEnv('NEXTAUTH_SECRET_BEFORE', before);
  const tokens = await import('@/lib/platform/auth/tokens');
  const invitations = await import('@/lib/people/invitations/invitation-token');
  const stops = await import('@/lib/platform/mail/unsubscribe-links');
  const links = await import('@/lib/platform/files/links');
  const seals = await import('@/lib/platform/auth/sealed');
  const file = { workspaceId: ID, fileId: ID, userId: ID, signedInBy: ID };
  return {
    make: () => ({
      invitation: invitations.invitationToken(ID),
      stop: stops.unsubscribeToken({ userId: ID, workspaceId: null, kinds: ['brief.risk'] }),
      file: links.signLink(file, NOW),
      reply: tokens.deriveSecret('reply', ID).subarray(0, 12),
      linkHash: tokens.hashLinkToken('a link’s token'),
      sealed: seals.sealed('a webhook’s secret', 'webhook', ID),
    }),
    takes: (made: Made) => [
      invitations.readInvitationToken(made.invitation) !== null,
      stops.readUnsubscribeToken(made.stop) !== null,
      links.readLink(new URLSearchParams(made.file), NOW) !== null,
      tokens.isDerived(made.reply, 'reply', ID, 12),
      tokens.linkHashes('a link’s token').includes(made.linkHash),
      seals.opened(made.sealed, 'webhook', ID)?.secret === 'a webhook’s secret',
    ],
  };
}

describe('the secret of an installation', () => {
  beforeEach(() => vi.unstubAllEnvs());
  afterAll(() => vi.unstubAllEnvs());

  it('can be changed: what was made under the previous one is accepted while that is configured', async () => {
    const made = (await installation(OLD)).make();

    expect((await installation(NEW, OLD)).takes(made)).toEqual(ALL);
    expect((await installation(NEW)).takes(made)).toEqual(NONE);
  });

  it('can be changed in two steps: in each, processes that are ahead and behind accept what the other makes', async () => {
    const [first, second, third] = [
      () => installation(OLD),
      () => installation(OLD, NEW),
      () => installation(NEW, OLD),
    ];
    for (const [behind, ahead] of [
      [first, second],
      [second, third],
    ] as const) {
      const [byBehind, byAhead] = [(await behind()).make(), (await ahead()).make()];

      expect((await ahead()).takes(byBehind)).toEqual(ALL);
      expect((await behind()).takes(byAhead)).toEqual(ALL);
    }
  });

  it('makes everything new under the current one', async () => {
    const made = (await installation(NEW, OLD)).make();

    expect((await installation(NEW)).takes(made)).toEqual(ALL);
    expect((await installation(OLD)).takes(made)).toEqual(NONE);
  });
});
