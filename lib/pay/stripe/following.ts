import { now } from '@/lib/platform/clock';
import { enqueue } from '@/lib/platform/jobs';
import { withActor } from '@/lib/platform/tenancy';
import { applySeen } from './applying';
import { stripeClient } from './client';
import { followRun } from './following.jobs';
import { lookAgainAfter } from './following.rules';
import { readRun } from './reading';
import { holdRun, type RunPlace } from './runs.queries';
import type { SeenRun } from './seen.rules';

/**
 * Looks at Stripe and takes over what is new there; plans the next look as long as something is on its way, so that a run goes
 * on without any news of Stripe's.
 * @param looks how often it has been looked at without anything having been told
 */
export async function follow({ workspaceId, runId }: RunPlace, looks = 0): Promise<SeenRun> {
  const known = await withActor({ kind: 'workspace', workspaceId }, async (tx) => ({
    run: await tx.payRun.findUnique({ where: { workspaceId_id: { workspaceId, id: runId } } }),
    customer: await tx.stripeCustomer.findUnique({ where: { workspaceId } }),
  }));
  const { run, customer } = known;
  if (!run || run.approvedAt === null)
    return { charge: null, movements: [], transfers: [], refunded: [], dispute: null };
  const customerId = customer?.customerId ?? null;
  const seen = await readRun(stripeClient(), { runId, intentId: run.intentId, customerId });
  await withActor({ kind: 'workspace', workspaceId }, async (tx) => {
    const held = await holdRun(tx, { workspaceId, runId });
    if (!held) return;
    const at = now();
    await applySeen(tx, held, seen, at);
    const after = await holdRun(tx, { workspaceId, runId });
    const wait = after && lookAgainAfter(after.payments, looks);
    if (wait === null || wait === undefined) return;
    await enqueue(
      tx,
      followRun,
      { workspaceId, runId, looks: looks + 1 },
      { key: `pay.follow:${runId}`, runAt: new Date(at.getTime() + wait) },
    );
  });
  return seen;
}
