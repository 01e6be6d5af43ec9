import { migrationNames } from '@/lib/platform/db/pending-migrations';
import { type QueueHealth, queueHealth } from '@/lib/platform/jobs/health';
import { withActor } from '@/lib/platform/tenancy';
import product from '@/package.json';
import { listParked, type ParkedJob } from './parked';

/** What an operator did, as the page lists it. */
export type ListedOperatorAction = {
  readonly id: string;
  readonly deed: string;
  readonly about: string;
  readonly aboutId: string;
  /** null: whoever had a shell on the server */
  readonly by: string | null;
  readonly at: Date;
};

/** What of it runs here, and in which version. */
export type Version = { readonly of: string; readonly version: string };

export type Installation = {
  readonly queue: QueueHealth;
  readonly parked: readonly ParkedJob[];
  readonly operatorActions: readonly ListedOperatorAction[];
  readonly versions: readonly Version[];
};

const MOST_ACTIONS_SHOWN = 20;

/**
 * Reads what the operator's page shows beside the checks: the queue, what was given up, what operators did, versions.
 */
export async function getInstallation(): Promise<Installation> {
  const newest = (await migrationNames()).at(-1);
  return withActor({ kind: 'operator' }, async (tx) => {
    const operatorActions = await tx.operatorDeed.findMany({
      orderBy: { id: 'desc' },
      take: MOST_ACTIONS_SHOWN,
      select: { id: true, deed: true, about: true, aboutId: true, at: true, byId: true },
    });
    const [servers] = await tx.$queryRaw<{ postgres: string; queue: number }[]>`
      SELECT current_setting('server_version') AS postgres,
             (SELECT max(id)::int FROM graphile_worker.migrations) AS queue`;
    return {
      queue: await queueHealth(tx),
      parked: await listParked(tx),
      operatorActions: operatorActions.map(({ byId, ...action }) => ({ ...action, by: byId })),
      versions: [
        { of: 'Handover', version: [product.version, process.env.DEPLOYMENT_ID].filter(Boolean).join(', ') },
        { of: 'Newest migration', version: newest ?? 'none' },
        { of: 'Node', version: process.versions.node },
        { of: 'PostgreSQL', version: servers?.postgres ?? 'unknown' },
        { of: 'Queue’s own tables', version: String(servers?.queue ?? 'unknown') },
      ],
    };
  });
}
