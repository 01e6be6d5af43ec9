import { chainOf, type Link, type NewLink } from '@/lib/platform/record/chain';
import { SEALED_RECORDS } from './sealed-records.rules';

export const EVENT_KINDS = [
  'proposed',
  'viewed',
  'changes_requested',
  'consented',
  'signed',
  'signature_voided',
  'signature_taken_back',
  'in_force',
  'sealed',
  'sent',
  'downloaded',
  'declined',
  'withdrawn',
  'terminated',
  'expired',
  'superseded',
  'amendment_requested',
  'notice_given',
  'imported',
  'confirmed',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export type NewEvent = NewLink<EventKind>;
export type ChainEvent = Link<EventKind>;

/** The events of an agreement, chained by hash. */
export const AGREEMENT_CHAIN = chainOf<EventKind>(
  SEALED_RECORDS.agreement.eventFormat,
  SEALED_RECORDS.agreement.subject,
);

export const { chained, verify: verifyChain, eventText } = AGREEMENT_CHAIN;
