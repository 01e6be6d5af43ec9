import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/** The slowest files, slowest first, by their paths: started last, one would keep a processor waiting for the other. */
const LONGEST = [
  'authorisation/matrix',
  'seed/demo',
  'archive/importing',
  'reliability/exactly-once',
  'reliability/sealing-survives-kill',
  'deletion/deleting',
  'pay/payments',
  'tenancy/raw-sql',
  'authorisation/hostile.',
  'agreements/verifying',
  'pay/stripe.',
  'reliability/pay-survives-kill',
  'time/life',
  'platform/outages',
  'evaluations/closing',
  'archive/asking',
  'threads/replies',
];

/** Vitest's order, after the slowest files: on a fresh clone it doesn't know how long any of them took. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}

function rank({ moduleId }: TestSpecification): number {
  const at = LONGEST.findIndex((path) => moduleId.includes(`/integration/${path}`));
  return at < 0 ? LONGEST.length : at;
}
