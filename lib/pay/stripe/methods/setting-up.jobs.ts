import Stripe from 'stripe';
import { z } from 'zod';
import { audit } from '@/lib/platform/actions/audit';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { Id, newId } from '@/lib/platform/ids';
import { defineJob, enqueue, type Job } from '@/lib/platform/jobs';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { stripeClient } from '../client';
import { idempotencyKeyOf } from '../keys';
import { refusalOf } from '../stripe-errors';
import { customerFor } from './customers';
import { labelOf } from './methods.rules';
import { afterLook, isBeforePage, microdepositsInWords } from './setting-up.rules';

export type SetupPlace = { readonly workspaceId: string; readonly setupId: string };
const Place = { workspaceId: Id, setupId: Id };

const SECOND = 1000;

/** Requests the Stripe page on which an owner saves a payment method. */
export const openSetup: Job<SetupPlace> = defineJob({
  name: 'pay.open_setup',
  payload: z.object(Place),
  async run(place) {
    const found = await inWorkspace(place, (tx) => findSetup(tx, place));
    if (found?.setup.state !== 'asked') return;
    const { setup, workspace } = found;
    const stripe = stripeClient();
    try {
      const customer = await customerFor(stripe, place.workspaceId, {
        name: workspace.name,
        readerId: isBeforePage(setup.askedAt, now()) ? setup.askedById : null,
      });
      const metadata = { workspace: place.workspaceId, setup: setup.id };
      const parameters = {
        mode: 'setup' as const,
        customer,
        allowed_payment_method_types: [setup.kind],
        success_url: absolute(addresses.paySetupBack(workspace.slug, setup.id)),
        cancel_url: absolute(addresses.payMethod(workspace.slug)),
        metadata,
        setup_intent_data: { metadata },
      };
      // a second page that nobody was shown does no harm: Stripe closes it after a day
      const idempotencyKey = idempotencyKeyOf(`pay:${setup.id}:checkout:1`, parameters);
      const session = await stripe.checkout.sessions.create(parameters, { idempotencyKey });
      await inWorkspace(place, async (tx) => {
        await change(tx, place, { state: 'open', sessionId: session.id, url: session.url });
        await lookLater(tx, place, 0);
      });
    } catch (error) {
      const refusal = error instanceof Stripe.errors.StripeError ? refusalOf(error) : null;
      if (!refusal) throw error;
      await inWorkspace(place, (tx) =>
        change(tx, place, { state: 'failed', said: 'Stripe doesn’t let it be set up here.' }),
      );
    }
  },
});

/** Checks whether an owner has saved something on Stripe's page, and puts it into use. */
export const takeMethod: Job<SetupPlace & { readonly looks?: number | undefined }> = defineJob({
  name: 'pay.take_method',
  payload: z.object({ ...Place, looks: z.number().int().optional() }),
  async run({ looks = 0, ...place }) {
    const found = await inWorkspace(place, (tx) => findSetup(tx, place));
    const sessionId = found?.setup.sessionId ?? null;
    if (found?.setup.state !== 'open' || sessionId === null) return;
    const session = await stripeClient().checkout.sessions.retrieve(sessionId, {
      expand: ['setup_intent.payment_method'],
    });
    const intent = typeof session.setup_intent === 'string' ? null : session.setup_intent;
    const method = typeof intent?.payment_method === 'string' ? null : (intent?.payment_method ?? null);
    const { askedAt } = found.setup;
    const look = {
      session: session.status,
      intent: intent?.status ?? null,
      hasMethod: method !== null,
      askedAt,
    };
    const next = afterLook(look, now());
    await inWorkspace(place, async (tx) => {
      if (next === 'take' && method) await take(tx, place, method);
      else if (next === 'closed' || next === 'unverified')
        await change(tx, place, { state: 'failed', url: null, said: NOTHING_CAME[next] });
      else {
        const asked = intent?.next_action?.verify_with_microdeposits;
        if (asked) {
          const { hosted_verification_url: url, microdeposit_type: kind } = asked;
          await change(tx, place, { url, said: microdepositsInWords(kind) });
        }
        await lookLater(tx, place, looks + 1);
      }
    });
  },
});

/** Has Stripe asked at once, for example when an owner comes back from its page. */
export async function lookNow(place: SetupPlace): Promise<void> {
  await inWorkspace(place, (tx) => enqueue(tx, takeMethod, place, { key: `pay.setup:${place.setupId}` }));
}

const NOTHING_CAME = {
  closed: 'Stripe’s page was closed before anything was saved.',
  unverified: 'Stripe couldn’t verify what was saved, so it isn’t in use.',
} as const;

async function take(tx: Tx, place: SetupPlace, method: Stripe.PaymentMethod): Promise<void> {
  const { workspaceId, setupId } = place;
  const setup = await tx.paySetup.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: setupId } },
  });
  const moved = await tx.paySetup.updateMany({
    where: { workspaceId, id: setupId, state: 'open' },
    data: { state: 'done', url: null },
  });
  if (moved.count === 0) return;
  const at = now();
  const id = newId();
  const { kind, askedById } = setup;
  const label = labelOf(method);
  await tx.payMethod.updateMany({ where: { workspaceId, removedAt: null }, data: { removedAt: at } });
  await tx.payMethod.createMany({
    data: {
      workspaceId,
      id,
      kind,
      label,
      stripeMethodId: method.id,
      setUpById: askedById,
      setUpAt: at,
    },
  });
  await audit(tx, {
    workspaceId,
    actorUserId: askedById,
    action: 'pay_method.saved',
    subject: { kind: 'pay_method', id },
    data: { kind, label },
  });
}

async function findSetup(tx: Tx, { workspaceId, setupId }: SetupPlace) {
  const setup = await tx.paySetup.findUnique({
    where: { workspaceId_id: { workspaceId, id: setupId } },
    include: { workspace: { select: { slug: true, name: true } } },
  });
  return setup && { setup, workspace: setup.workspace };
}

type Change = Parameters<Tx['paySetup']['updateMany']>[0]['data'];

async function change(tx: Tx, { workspaceId, setupId }: SetupPlace, data: Change): Promise<void> {
  await tx.paySetup.updateMany({ where: { workspaceId, id: setupId }, data });
}

/**
 * Stripe sends an event when it is done; a day of polling less and less often makes up for events that never come.
 * Under its own key: an owner who comes back during this look is served at once all the same.
 */
async function lookLater(tx: Tx, place: SetupPlace, looks: number): Promise<void> {
  const runAt = new Date(now().getTime() + 5 * SECOND * 2 ** Math.min(looks, 10));
  await enqueue(tx, takeMethod, { ...place, looks }, { runAt, key: `pay.look_at_setup:${place.setupId}` });
}

function inWorkspace<T>(
  { workspaceId }: { readonly workspaceId: string },
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return withActor({ kind: 'workspace', workspaceId }, work);
}

/** @returns the workspace and setup that a Stripe object belongs to; null when it isn't ours. */
export function setupOf(metadata: Stripe.Metadata | null): SetupPlace | null {
  const read = z.object({ workspace: Id, setup: Id }).safeParse(metadata ?? {});
  return read.success ? { workspaceId: read.data.workspace, setupId: read.data.setup } : null;
}
