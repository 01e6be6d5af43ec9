import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/** What takes longest, longest first, by its path: begun last, it would keep one processor waiting for the other. */
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

/** The order of Vitest, after the longest files: on a fresh clone it knows of none how long it took. */
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
