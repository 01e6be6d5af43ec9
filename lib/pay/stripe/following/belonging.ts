import type Stripe from 'stripe';
import { z } from 'zod';
import { Id } from '@/lib/platform/ids';
import type { RunPlace } from '../runs.queries';

/** What we write on everything that we make at Stripe for a run. */
const Place = z.object({ workspace: Id, run: Id });

/** @returns the run that something was made for; null when it isn't ours. */
export function placeOf({ metadata }: { readonly metadata: Stripe.Metadata }): RunPlace | null {
  const read = Place.safeParse(metadata);
  return read.success ? { workspaceId: read.data.workspace, runId: read.data.run } : null;
}

/** @returns the run whose charge something is about, even if a bank made it, or somebody by hand. */
export async function ofIntent(
  stripe: Stripe,
  { payment_intent: intent }: { readonly payment_intent: string | Stripe.PaymentIntent | null },
): Promise<RunPlace | null> {
  if (intent === null) return null;
  return placeOf(typeof intent === 'string' ? await stripe.paymentIntents.retrieve(intent) : intent);
}

/** @returns the run that a movement of Stripe's balance belongs to; null when it isn't ours, or Stripe doesn't say. */
export async function runBehind(
  stripe: Stripe,
  { source }: Pick<Stripe.BalanceTransaction, 'source'>,
): Promise<RunPlace | null> {
  if (source === null || typeof source === 'string') return null;
  switch (source.object) {
    case 'charge':
    case 'transfer':
      return placeOf(source);
    case 'refund':
    case 'dispute':
      return ofIntent(stripe, source);
    case 'transfer_reversal': {
      const { transfer } = source;
      return placeOf(typeof transfer === 'string' ? await stripe.transfers.retrieve(transfer) : transfer);
    }
    default:
      return null;
  }
}
