import { now } from '@/lib/platform/clock';
import type { Prisma } from '@/lib/platform/db/generated/client';
import { withActor } from '@/lib/platform/tenancy';
import { type TokenState, tokenState } from './rules';
import { isScope, type Scope } from './scopes.rules';

/** How many inactive tokens are listed, newest first; active ones always are: nobody revokes what they don't see. */
const MOST_OVER = 40;

/** A token as a page lists it: never the token itself, which isn't kept. */
export type ListedToken = {
  readonly id: string;
  readonly name: string;
  readonly endsWith: string;
  readonly madeBy: string;
  /** the business it acts in, if that isn't the one being listed */
  readonly business: string | null;
  readonly scopes: readonly Scope[];
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly state: TokenState;
};

/**
 * @param workspaceId the business that they act in, for its owners; null: all that act as the person. Somebody who no
 * longer owns a business but still runs it has made some there, and revokes them here.
 * @returns a place's tokens: the active ones, then the last inactive ones, newest first.
 */
export async function listTokens(
  userId: string,
  workspaceId: string | null,
): Promise<readonly ListedToken[]> {
  const at = now();
  const place = workspaceId === null ? { userId } : { workspaceId };
  const works = { endedAt: null, expiresAt: { gt: at } };
  const rows = await withActor({ kind: 'user', userId }, async (tx) => [
    ...(await tx.apiToken.findMany({ where: { ...place, ...works }, ...NEWEST_FIRST })),
    ...(await tx.apiToken.findMany({ where: { ...place, NOT: works }, ...NEWEST_FIRST, take: MOST_OVER })),
  ]);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    endsWith: row.endsWith,
    madeBy: row.user.name,
    business: workspaceId === null ? (row.workspace?.name ?? null) : null,
    madeAt: row.madeAt,
    expiresAt: row.expiresAt,
    lastUsedAt: row.lastUsedAt,
    scopes: row.scopes.filter(isScope),
    state: tokenState(row, at),
  }));
}

const NEWEST_FIRST = {
  include: { user: { select: { name: true } }, workspace: { select: { name: true } } },
  orderBy: [{ madeAt: 'desc' }, { id: 'desc' }],
} as const satisfies Prisma.ApiTokenFindManyArgs;
