import { chainOf } from '@/lib/platform/record/chain';
import { SEALED_RECORDS, type SealedRecord } from './sealed-records.rules';

/** @returns how such records' events are chained, for code that checks all kinds of chains. */
export function sealedChain(kind: SealedRecord) {
  const { eventFormat, subject } = SEALED_RECORDS[kind];
  return chainOf<string>(eventFormat, subject);
}
