import type Stripe from 'stripe';
import { z } from 'zod';
import { listedByCharge } from './by-charge';
import { DAY } from './clock';
import { disputeFeeOf } from './currencies';
import { newId } from './kept';
import { idOf } from './methods';
import { flag, mergeMetadata, metadata, text } from './parameters';
import { failPending } from './refunds';
import { invalid } from './refusals';
import { type Route, route } from './router';
import type { World } from './world';

/** How long one has to answer a dispute, and how long its bank then takes. */
const ANSWER_WITHIN = 9 * DAY;
const DECIDED_AFTER = 60;

const Update = z.strictObject({
  evidence: z
    .strictObject({
      uncategorized_text: text.optional(),
      product_description: text.optional(),
      customer_name: text.optional(),
      customer_email_address: text.optional(),
      service_date: text.optional(),
    })
    .optional(),
  submit: flag.default(true),
  metadata: metadata.optional(),
});

/** Disputes: needs_response → under_review → won or lost. Words from docs.stripe.com/testing decide which. */
export function disputes(world: World): readonly Route[] {
  return [
    route('GET', '/v1/disputes/:id', z.strictObject({}), ({ id }) => world.disputes.get(id)),
    route('POST', '/v1/disputes/:id', Update, ({ id, parameters }) => {
      const dispute = world.disputes.get(id);
      if (dispute.status !== 'needs_response')
        throw invalid(`This dispute is already ${dispute.status} and can no longer be updated.`, {
          code: 'status_transition_invalid',
        });
      Object.assign(dispute.evidence, parameters.evidence);
      dispute.evidence_details.has_evidence ||= parameters.evidence !== undefined;
      dispute.metadata = mergeMetadata(dispute.metadata, parameters.metadata);
      if (parameters.submit) submit(world, dispute);
      world.events.tell('charge.dispute.updated', dispute);
      return dispute;
    }),
    route('POST', '/v1/disputes/:id/close', z.strictObject({}), ({ id }) => {
      const dispute = world.disputes.get(id);
      if (dispute.status !== 'needs_response')
        throw invalid(`This dispute is already ${dispute.status}.`, { code: 'status_transition_invalid' });
      decide(world, dispute, 'lost');
      return dispute;
    }),
    listedByCharge('/v1/disputes', world.disputes),
  ];
}

/** The cardholder's bank takes the money back, or a part of it, and a fee. */
export function openDispute(world: World, charge: Stripe.Charge, amount = charge.amount): void {
  const now = world.clock.now();
  failPending(world, charge);
  charge.disputed = true;
  const dispute = world.disputes.add({
    id: newId('du'),
    object: 'dispute',
    amount,
    balance_transactions: [],
    charge: charge.id,
    created: now,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: { ...NO_EVIDENCE },
    evidence_details: {
      due_by: now + ANSWER_WITHIN,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: 'manual',
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason: 'fraudulent',
    status: 'needs_response',
  });
  move(world, dispute, -1);
  world.events.tell('charge.dispute.created', dispute);
  world.events.tell('charge.dispute.funds_withdrawn', dispute);
  world.clock.at(now + ANSWER_WITHIN, () => {
    if (dispute.status !== 'needs_response') return;
    dispute.evidence_details.past_due = true;
    decide(world, dispute, 'lost');
  });
}

function submit(world: World, dispute: Stripe.Dispute): void {
  dispute.status = 'under_review';
  dispute.evidence_details.submission_count += 1;
  dispute.evidence_details.submission_method = 'manual';
  const isWon = dispute.evidence.uncategorized_text === 'winning_evidence';
  world.clock.at(world.clock.now() + DECIDED_AFTER, () => decide(world, dispute, isWon ? 'won' : 'lost'));
}

function decide(world: World, dispute: Stripe.Dispute, status: 'won' | 'lost'): void {
  dispute.status = status;
  if (status === 'won') move(world, dispute, 1);
  world.events.tell('charge.dispute.closed', dispute);
  if (status === 'won') world.events.tell('charge.dispute.funds_reinstated', dispute);
}

/** A dispute's fee isn't refunded when it is won (docs.stripe.com/disputes/how-disputes-work). */
function move(world: World, dispute: Stripe.Dispute, sign: 1 | -1): void {
  const transaction = world.money.move({
    type: 'adjustment',
    category: sign === 1 ? 'dispute_reversal' : 'dispute',
    amount: sign * dispute.amount,
    fee: sign === 1 ? 0 : disputeFeeOf(dispute.currency),
    currency: dispute.currency,
    source: idOf(dispute.charge) ?? '',
    against: 'network',
  });
  dispute.balance_transactions.push(structuredClone(transaction));
}

const NO_EVIDENCE: Stripe.Dispute.Evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};
