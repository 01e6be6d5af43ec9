import { readOpenItems } from '@/lib/pay/overview.queries';
import { approveRun, prepareRun } from '@/lib/pay/runs/runs.actions';
import { onboard } from '@/lib/pay/stripe/accounts/accounts.actions';
import { isStandIn } from '@/lib/pay/stripe/client';
import { setUpMethod } from '@/lib/pay/stripe/methods/setting-up.actions';
import { env } from '@/lib/platform/env/env';
import { withActor } from '@/lib/platform/tenancy';
import { submit as fillIn } from '@/tests/support/stripe/situations';
import type { Calendar } from '../calendar';
import type { StripeStory } from '../story/pay-story';
import { act } from './acting';
import { idOf } from './ids';
import type { Place, Scene, Stage } from './scene';

/**
 * @returns how one assistant gets paid through Stripe, in the minutes before the story is told: a stand-in's clock
 * shows the present, and no payment is older than its charge. Does nothing where there is no stand-in, since a real
 * Stripe must never be told a story.
 */
export function stripeScenes(place: Place, story: StripeStory, calendar: Calendar): readonly Scene[] {
  if (!isStandIn()) return [];
  const scene = (minutes: number, what: string, play: (stage: Stage, at: Date) => Promise<void>): Scene => {
    const at = calendar.justBefore(minutes);
    return { at, what, play: (stage) => play(stage, at) };
  };
  const { owner, assistant } = place;
  return [
    scene(14, `${assistant} begins at Stripe`, async (stage, at) => {
      await act(stage.actor(assistant), at, onboard, { country: story.country });
    }),
    scene(13, `${assistant} gives Stripe what it asks for`, (stage) => giveAll(stage, place)),
    scene(12, `${owner} sets up how to pay`, async (stage, at) => {
      const form = { workspaceId: place.workspaceId, id: setupId(place, at), kind: 'card' };
      await act(stage.actor(owner), at, setUpMethod, form);
    }),
    scene(11, `${owner} saves a card at Stripe`, (stage) => saveCard(stage, place, story.card)),
    scene(6, `${owner} pays ${assistant} through Stripe`, (stage, at) => pay(stage, place, at)),
    scene(5, 'Stripe books the charge', passSeconds),
  ];
}

async function giveAll(stage: Stage, { assistant }: Place): Promise<void> {
  const { userId } = stage.actor(assistant);
  const account = await withActor({ kind: 'user', userId }, (tx) =>
    tx.connectedAccount.findUniqueOrThrow({ where: { userId }, select: { linkUrl: true } }),
  );
  const url = atTheStandIn(account.linkUrl ?? '');
  await fetch(url);
  await fillIn(url, { answer: 'complete', account: '000123456789' });
}

/**
 * @returns the address of the stand-in's pages on this machine; people may reach them through a proxy that isn't there
 * yet.
 */
function atTheStandIn(url: string): string {
  return new URL(new URL(url).pathname, env().STRIPE_BASE_URL).href;
}

/** A charge is booked a moment after it is made, and a story is told faster than that. */
async function passSeconds(): Promise<void> {
  const clock = new URL('/_stand-in/clock', env().STRIPE_BASE_URL);
  await fetch(clock, { method: 'POST', body: JSON.stringify({ advance: 5 }) });
}

function setupId({ workspaceId }: Place, at: Date): string {
  return idOf(`how ${workspaceId} pays`, at);
}

async function saveCard(stage: Stage, { owner, workspaceId }: Place, number: string): Promise<void> {
  const { userId } = stage.actor(owner);
  const setup = await withActor({ kind: 'user', userId }, (tx) =>
    tx.paySetup.findFirstOrThrow({ where: { workspaceId, state: 'open' }, select: { url: true } }),
  );
  await fillIn(atTheStandIn(setup.url ?? ''), { kind: 'card', number });
}

/** Prepares a run of what is owed to the assistant, and approves it. */
async function pay(stage: Stage, { owner, workspaceId, engagementId }: Place, at: Date): Promise<void> {
  const actor = stage.actor(owner);
  const open = await withActor({ kind: 'user', userId: actor.userId }, (tx) =>
    readOpenItems(tx, { engagementIds: [engagementId] }, at),
  );
  const id = idOf(`pay run of ${workspaceId}`, at);
  await act(actor, at, prepareRun, { workspaceId, id, owed: open.map((item) => item.id) });
  const run = await withActor({ kind: 'user', userId: actor.userId }, (tx) =>
    tx.payRun.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id } } }),
  );
  await act(actor, at, approveRun, { workspaceId, id, chargeMinor: Number(run.totalMinor + run.feeMinor) });
}
