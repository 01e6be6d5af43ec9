import { now } from '@/lib/platform/clock';
import { enqueue } from '@/lib/platform/jobs';
import { withActor } from '@/lib/platform/tenancy';
import { stripeClient } from '../client';
import { lockRun, type RunPlace } from '../runs.queries';
import { applySeen } from './applying';
import { followRun } from './following.jobs';
import { lookAgainAfter } from './following.rules';
import { readRun } from './reading';
import { answered, believed, NOTHING, type SeenRun } from './seen.rules';

/** Another look was applied meanwhile this many times in a row: the job is retried later. */
const MOST_LOOKS = 5;

type Following = {
  /** how often it has been looked at without an event */
  readonly looks?: number | undefined;
  /**
   * it is looked at because Stripe has just answered a charge: this look shows that answer; and why Stripe refused, or
   * null
   */
  readonly answer?: { readonly refused: string | null };
};

/**
 * Looks at Stripe and applies what is new; plans the next look as long as something is on its way, so that a run goes
 * on even without Stripe's events. A look that began before another one was applied, or before an owner tried again, is
 * out of date, and another is taken.
 * @returns everything Stripe said, including what isn't applied yet.
 */
export async function follow(place: RunPlace, { looks = 0, answer }: Following = {}): Promise<SeenRun> {
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const { run, customerId } = await findKnown(place);
    if (!run || run.approvedAt === null) return NOTHING;
    const { intentId, chargeState } = run;
    const told = await readRun(stripeClient(), { runId: place.runId, intentId, customerId });
    const seen = answer ? answered(told, answer.refused) : believed(told, chargeState);
    if (await takeOver(place, { seen, known: run, looks })) return told;
  }
  throw new Error(`pay run ${place.runId} changed during each of ${MOST_LOOKS} looks at Stripe`);
}

async function findKnown({ workspaceId, runId }: RunPlace) {
  return withActor({ kind: 'workspace', workspaceId }, async (tx) => {
    const run = await tx.payRun.findUnique({ where: { workspaceId_id: { workspaceId, id: runId } } });
    const customer = await tx.stripeCustomer.findUnique({ where: { workspaceId } });
    return { run, customerId: customer?.customerId ?? null };
  });
}

type KnownRun = NonNullable<Awaited<ReturnType<typeof findKnown>>['run']>;

/** @returns false, with nothing changed, when the run has changed since the look began. */
async function takeOver(
  place: RunPlace,
  { seen, known, looks }: { readonly seen: SeenRun; readonly known: KnownRun; readonly looks: number },
): Promise<boolean> {
  return withActor({ kind: 'workspace', workspaceId: place.workspaceId }, async (tx) => {
    const locked = await lockRun(tx, place);
    if (!locked) return true;
    const isAsItWas =
      locked.chargeState === known.chargeState && locked.checkedAt?.getTime() === known.checkedAt?.getTime();
    if (!isAsItWas) return false;
    const at = now();
    await applySeen(tx, locked, seen, at);
    const after = await lockRun(tx, place);
    const wait = after && lookAgainAfter(after.payments, looks, seen.isRefunding);
    if (wait === null || wait === undefined) return true;
    await enqueue(
      tx,
      followRun,
      { ...place, looks: looks + 1 },
      // its own key: events that came during this look are newer than it, and don't wait for a later one
      { key: `pay.look:${place.runId}`, runAt: new Date(at.getTime() + wait) },
    );
    return true;
  });
}
