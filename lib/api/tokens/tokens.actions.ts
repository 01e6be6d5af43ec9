'use server';

import { auditAction } from '@/lib/platform/actions/audit';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { hashApiToken, newSecret } from '@/lib/platform/auth/tokens';
import { demand, notFound, refused } from '@/lib/platform/result';
import { staffRole, type Tx } from '@/lib/platform/tenancy';
import { lockAsStaff } from '@/lib/platform/tenancy/as-staff';
import { DAY_MS } from '@/lib/platform/time/lengths';
import { endOf, tokenOf } from './format.rules';
import { notifyOfToken } from './notifying';
import { decideMaking } from './rules';
import { EndToken, MakeToken } from './schema';

/**
 * Makes a token with which a tool acts as its maker: in one business, for its owners, or in their own inbox.
 * @returns the token, shown only this once: only its hash is kept.
 */
export const makeToken = defineAction({
  name: 'api.makeToken',
  locksSession: true,
  input: MakeToken,
  async run(scope) {
    const { input, tx, me, signedIn, now } = scope;
    const { id, name, scopes, workspaceId = null } = input;
    const place =
      workspaceId === null
        ? ({ kind: 'inbox' } as const)
        : ({ kind: 'business', role: (await lockAsStaff(tx, me, workspaceId)).role } as const);
    const others = await countOthers(tx, { id, userId: me.userId, workspaceId, now });
    demand(decideMaking({ place, others, authenticatedAt: signedIn.authenticatedAt, now }));
    const token = tokenOf(newSecret());
    const expiresAt = new Date(now.getTime() + input.days * DAY_MS);
    const made = await tx.apiToken.createMany({
      data: {
        id,
        userId: me.userId,
        workspaceId,
        name,
        scopes,
        madeAt: now,
        expiresAt,
        tokenHash: hashApiToken(token),
        endsWith: endOf(token),
      },
      skipDuplicates: true,
    });
    if (made.count === 0) throw MADE_ALREADY;
    if (workspaceId !== null) {
      await auditAction(scope, {
        workspaceId,
        action: 'api_token.made',
        subject: { kind: 'api_token', id },
        data: { name, scopes, expiresAt: expiresAt.toISOString() },
      });
    }
    await notifyOfToken(tx, { workspaceId, name, scopes, expiresAt, userId: me.userId, at: now });
    return { token };
  },
});

/** Revokes a token at once: by its maker, or by an owner of the business that it acts in. */
export const endToken = defineAction({
  name: 'api.endToken',
  input: EndToken,
  async run(scope) {
    const { tx, me, now } = scope;
    const { id } = scope.input;
    const token = await tx.apiToken.findUnique({
      where: { id },
      select: { workspaceId: true, name: true, endedAt: true },
    });
    if (!token) throw notFound('token');
    const ended = await tx.apiToken.updateMany({
      where: { id, endedAt: null },
      data: { endedAt: now, endedById: me.userId },
    });
    // pressed twice
    if (ended.count === 0 || token.workspaceId === null) return;
    // somebody who has left revokes their own, and writes nothing there any more
    if (staffRole(me, token.workspaceId) === null) return;
    await auditAction(scope, {
      workspaceId: token.workspaceId,
      action: 'api_token.ended',
      subject: { kind: 'api_token', id },
      data: { name: token.name },
    });
  },
});

const MADE_ALREADY = refused(
  'made_already',
  'This token has been made already, and is shown only once. If you missed it, end it and make another.',
);

type TokenRequest = {
  readonly id: string;
  readonly userId: string;
  readonly workspaceId: string | null;
  readonly now: Date;
};

/** @returns how many other active tokens somebody has in a place. */
async function countOthers(tx: Tx, { id, userId, workspaceId, now }: TokenRequest): Promise<number> {
  return tx.apiToken.count({
    where: { userId, workspaceId, endedAt: null, expiresAt: { gt: now }, NOT: { id } },
  });
}
