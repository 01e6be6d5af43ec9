import type { RowPlace } from '@/lib/platform/paging/row-place';
import { withActor } from '@/lib/platform/tenancy';
import { stateOfWebhook, type WebhookState } from './rules';

/** How many of the latest messages are shown. */
const MOST_SHOWN = 50;

/** A webhook as the list shows it. */
export type ListedWebhook = {
  readonly id: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly state: WebhookState;
};

/** @returns the webhooks of a business, for its owners, the newest first. One query. */
export async function listWebhooks(userId: string, workspaceId: string): Promise<readonly ListedWebhook[]> {
  const rows = await withActor({ kind: 'user', userId }, (tx) =>
    tx.webhook.findMany({
      where: { workspaceId, removedAt: null },
      select: { id: true, url: true, events: true, offAt: true, offBecause: true },
      orderBy: [{ madeAt: 'desc' }, { id: 'desc' }],
    }),
  );
  return rows.map(({ offAt, offBecause, ...row }) => ({
    ...row,
    state: stateOfWebhook(offAt, offBecause),
  }));
}

/**
 * Reads a webhook with a page of its message log, newest first.
 * @param after where the previous page ended; null: the newest
 * @returns null when it isn't there or isn't theirs.
 */
export async function getWebhook(
  userId: string,
  workspaceId: string,
  id: string,
  after: RowPlace | null = null,
) {
  const found = await withActor({ kind: 'user', userId }, (tx) =>
    tx.webhook.findUnique({
      where: { workspaceId_id: { workspaceId, id }, removedAt: null },
      select: {
        id: true,
        url: true,
        events: true,
        madeAt: true,
        offAt: true,
        offBecause: true,
        version: true,
        beforeUntil: true,
        messages: {
          ...(after && { where: { OR: [{ at: { lt: after.at } }, { at: after.at, id: { lt: after.id } }] } }),
          orderBy: [{ at: 'desc' }, { id: 'desc' }],
          take: MOST_SHOWN + 1,
          include: { each: { orderBy: { at: 'desc' }, take: 10 } },
        },
      },
    }),
  );
  if (!found) return null;
  const messages = found.messages.slice(0, MOST_SHOWN);
  const last = messages.at(-1);
  /** where this page ended, if there are older ones */
  const next: RowPlace | null = last && found.messages.length > MOST_SHOWN ? last : null;
  return { ...found, messages, next };
}

export type WebhookPage = NonNullable<Awaited<ReturnType<typeof getWebhook>>>;
export type WebhookMessage = WebhookPage['messages'][number];
