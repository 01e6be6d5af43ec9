import { now } from '@/lib/platform/clock';
import type { Prisma } from '@/lib/platform/db/generated/client';
import { withActor } from '@/lib/platform/tenancy';
import { type TokenState, tokenState } from './rules';
import { isScope, type Scope } from './scopes.rules';

/** So many of those that work no more are listed, the newest first; one that works always is: nobody ends what they don't see. */
const MOST_OVER = 40;

/** A token as a page lists it: never the token itself, which isn't kept. */
export type ListedToken = {
  readonly id: string;
  readonly name: string;
  readonly endsWith: string;
  readonly madeBy: string;
  /** the business that it acts in, where that isn't the place that is listed */
  readonly business: string | null;
  readonly scopes: readonly Scope[];
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly state: TokenState;
};

/**
 * @param workspaceId the business that they act in, for its owners; null: all that act as the person. Who no longer owns a business
 * and still runs it has made some there, and ends them here.
 * @returns the tokens of a place: those that work, and then the last of those that don't, the newest first.
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
