import { addresses } from '@/lib/platform/addresses/addresses';
import { env } from '@/lib/platform/env/env';

/** The roles for looking around the sample business; the demo's sign-ins use these words. */
export type SamplePerson = 'owner' | 'assistant';

/**
 * @returns where to look around the sample business as one of its people: a demo that the operator runs elsewhere, with
 * its own database (docs/adr/0089). Null if there is none.
 */
export function sampleSignIn(as: SamplePerson): string | null {
  const { HANDOVER_SAMPLE_URL: sample } = env();
  return sample === undefined ? null : new URL(addresses.demoSignIn(as), sample).href;
}
