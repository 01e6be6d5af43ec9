import { withActor } from '@/lib/platform/tenancy';

/** So many of what was told last are shown. */
const MOST_SHOWN = 50;

/** A webhook as the list shows it. */
export type ListedWebhook = {
  readonly id: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly isOn: boolean;
};

/** @returns the webhooks of a business, for its owners, the newest first. One query. */
export async function listWebhooks(userId: string, workspaceId: string): Promise<readonly ListedWebhook[]> {
  const rows = await withActor({ kind: 'user', userId }, (tx) =>
    tx.webhook.findMany({
      where: { workspaceId, removedAt: null },
      select: { id: true, url: true, events: true, offAt: true },
      orderBy: [{ madeAt: 'desc' }, { id: 'desc' }],
    }),
  );
  return rows.map(({ offAt, ...row }) => ({ ...row, isOn: offAt === null }));
}

/** Reads a webhook with the log of what was told last. @returns null when it isn't there or isn't theirs. */
export async function getWebhook(userId: string, workspaceId: string, id: string) {
  return withActor({ kind: 'user', userId }, (tx) =>
    tx.webhook.findUnique({
      where: { workspaceId_id: { workspaceId, id }, removedAt: null },
      select: {
        ...{ id: true, url: true, events: true, madeAt: true, offAt: true, offBecause: true, version: true },
        beforeUntil: true,
        messages: {
          orderBy: [{ at: 'desc' }, { id: 'desc' }],
          take: MOST_SHOWN,
          include: { each: { orderBy: { at: 'desc' }, take: 10 } },
        },
      },
    }),
  );
}

export type WebhookPage = NonNullable<Awaited<ReturnType<typeof getWebhook>>>;
export type ToldMessage = WebhookPage['messages'][number];
