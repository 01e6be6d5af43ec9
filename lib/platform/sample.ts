import { addresses } from '@/lib/platform/addresses';
import { env } from '@/lib/platform/env';

/** As whom somebody looks around the sample business; the demo's sign-ins know them by these words. */
export type SamplePerson = 'owner' | 'assistant';

/**
 * @returns where somebody looks around the sample business as one of its people: a demo that the operator runs elsewhere, with a
 * database of its own (docs/adr/0089). Null where none is run.
 */
export function sampleSignIn(as: SamplePerson): string | null {
  const { HANDOVER_SAMPLE_URL: sample } = env();
  return sample === undefined ? null : new URL(addresses.demoSignIn(as), sample).href;
}
