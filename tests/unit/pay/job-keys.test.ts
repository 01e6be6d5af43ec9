import { describe, expect, it } from 'vitest';
import * as keys from '@/lib/pay/stripe/job-keys';

const PLACE = { runId: 'a run', paymentId: 'a payment' };

describe('the keys of Stripe’s jobs', () => {
  it('are one for each job, so that none replaces another about the same run or payment', () => {
    const all = Object.values(keys).map((keyOf) => keyOf(PLACE));

    expect(new Set(all).size).toBe(all.length);
  });

  it.each(Object.entries(keys))('%s names what the job is about', (_, keyOf) => {
    expect(keyOf(PLACE)).toMatch(/:a (run|payment)$/);
  });
});
