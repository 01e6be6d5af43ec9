import { test } from 'vitest';
import { IS_SANDBOX } from '@/tests/support/stripe/under-test';

/**
 * A test that needs time moved on or a hosted page filled in: at a real sandbox it is skipped, and shown as skipped.
 */
export const onlyStandIn = test.skipIf(IS_SANDBOX);
