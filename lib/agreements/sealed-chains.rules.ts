import { chainOf } from '@/lib/platform/record/chain';
import { SEALED_RECORDS, type SealedRecord } from './sealed-records.rules';

/** @returns how the events of such records are chained, for whoever checks the chains of all kinds. */
export function sealedChain(kind: SealedRecord) {
  const { eventFormat, subject } = SEALED_RECORDS[kind];
  return chainOf<string>(eventFormat, subject);
}
