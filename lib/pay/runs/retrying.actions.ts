'use server';

import { z } from 'zod';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { requireOperator } from '@/lib/platform/auth/operators';
import { enqueue } from '@/lib/platform/jobs';
import { log } from '@/lib/platform/logging/log';
import { become, type Tx } from '@/lib/platform/tenancy';
import { payOut } from '../global-payouts/paying-out.jobs';
import { stopPaying } from '../global-payouts/stopping.jobs';
import { cancelCharge } from '../stripe/charging/cancelling.jobs';
import { chargeRun } from '../stripe/charging/charging.jobs';
import { cancelKey, chargeKey, payOutKey, sendKey, stopKey, takeBackKey } from '../stripe/job-keys';
import { takeMoneyBack } from '../stripe/refunds/refunding.jobs';
import { sendOn } from '../stripe/sending/transferring.jobs';
import { readUnanswered } from '../stripe/stuck.queries';
import { takeEvent } from '../stripe-events/events.jobs';

/**
 * An operator has everything that is stuck requested again now, and restarts what was given up. Nothing is done twice:
 * each request has its key, and first checks whether it was done.
 */
export const retryStuck = defineAction({
  name: 'pay.askAgain',
  input: z.object({}),
  async run({ tx, signedIn, now }) {
    requireOperator(signedIn, 'page');
    await become(tx, { kind: 'stripe' });
    const { steps, events } = await readUnanswered(tx, now);
    for (const step of steps) await askForStep(tx, step);
    log.info({ steps: steps.length, events: events.length }, 'an operator has what is stuck asked again');
    for (const { id } of events) await enqueue(tx, takeEvent, { id }, { key: `stripe:${id}` });
  },
});

type Step = Awaited<ReturnType<typeof readUnanswered>>['steps'][number];

/** Under the key its job was first enqueued with: one that waits or was given up is replaced, not doubled. */
async function askForStep(tx: Tx, { kind, workspaceId, runId, paymentId, run }: Step): Promise<void> {
  if (kind === 'charge' || kind === 'confirm')
    return enqueue(tx, chargeRun, { workspaceId, runId }, { key: chargeKey({ runId }) });
  if (paymentId === null) {
    if (kind !== 'cancel') throw new Error(`a ${kind} of no payment was asked of Stripe`);
    return enqueue(tx, cancelCharge, { workspaceId, runId }, { key: cancelKey({ runId }) });
  }
  const place = { workspaceId, runId, paymentId };
  if (run.rail === 'stripe_global_payouts')
    return kind === 'cancel'
      ? enqueue(tx, stopPaying, place, { key: stopKey(place) })
      : enqueue(tx, payOut, place, { key: payOutKey(place) });
  if (kind === 'transfer') return enqueue(tx, sendOn, place, { key: sendKey(place) });
  return enqueue(tx, takeMoneyBack, place, { key: takeBackKey(place) });
}
