import { now } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { type TokenState, tokenState } from './rules';
import { isScope, type Scope } from './scopes.rules';

/** So many are listed, the newest first. */
const MOST_SHOWN = 60;

/** A token as a page lists it: never the token itself, which isn't kept. */
export type ListedToken = {
  readonly id: string;
  readonly name: string;
  readonly endsWith: string;
  readonly madeBy: string;
  readonly scopes: readonly Scope[];
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly state: TokenState;
};

/**
 * @param workspaceId the business that they act in, for its owners; null: the person's own, in their inbox
 * @returns the tokens of a place, the newest first. One query.
 */
export async function listTokens(
  userId: string,
  workspaceId: string | null,
): Promise<readonly ListedToken[]> {
  const rows = await withActor({ kind: 'user', userId }, (tx) =>
    tx.apiToken.findMany({
      where: workspaceId === null ? { userId, workspaceId } : { workspaceId },
      include: { user: { select: { name: true } } },
      orderBy: [{ madeAt: 'desc' }, { id: 'desc' }],
      take: MOST_SHOWN,
    }),
  );
  const at = now();
  return rows.map((row) => ({
    ...{ id: row.id, name: row.name, endsWith: row.endsWith, madeBy: row.user.name },
    ...{ madeAt: row.madeAt, expiresAt: row.expiresAt, lastUsedAt: row.lastUsedAt },
    scopes: row.scopes.filter(isScope),
    state: tokenState(row, at),
  }));
}
