'use server';

import { z } from 'zod';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { enqueue } from '@/lib/platform/jobs';
import { log } from '@/lib/platform/log';
import { requireOperator } from '@/lib/platform/operators';
import { become, type Tx } from '@/lib/platform/tenancy';
import { cancelCharge } from './cancelling.jobs';
import { chargeRun } from './charging.jobs';
import { takeEvent } from './events.jobs';
import { takeMoneyBack } from './refunding.jobs';
import { readUnanswered } from './stuck.queries';
import { sendOn } from './transferring.jobs';

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
async function askForStep(tx: Tx, { kind, workspaceId, runId, paymentId }: Step): Promise<void> {
  if (kind === 'charge' || kind === 'confirm')
    await enqueue(tx, chargeRun, { workspaceId, runId }, { key: `pay.charge:${runId}` });
  else if (kind === 'cancel')
    await enqueue(tx, cancelCharge, { workspaceId, runId }, { key: `pay.cancel:${runId}` });
  else if (paymentId === null) throw new Error(`a ${kind} of no payment was asked of Stripe`);
  else if (kind === 'transfer')
    await enqueue(tx, sendOn, { workspaceId, runId, paymentId }, { key: `pay.send:${paymentId}` });
  else await enqueue(tx, takeMoneyBack, { workspaceId, runId, paymentId }, { key: `pay.back:${paymentId}` });
}
