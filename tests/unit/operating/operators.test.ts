import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isOperator } from '@/lib/platform/auth/operators';

beforeEach(() => {
  vi.stubEnv('HANDOVER_OPERATORS', 'olga@operates.example, Otto@operates.example');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

it.each([
  ['olga@operates.example', 'email_link', true],
  ['otto@operates.example', 'google_and_code', true],
  ['mallory@evil.example', 'email_link', false],
  // whoever asked for the address was in before it was Olga's button that gave it to them
  ['olga@operates.example', 'email_link_under_former_address', false],
  ['olga@operates.example', 'google_then_code_under_former_address', false],
])('%s, signed in by %s, is an operator: %s', (email, authenticatedBy, isOne) => {
  expect(isOperator({ email, authenticatedBy })).toBe(isOne);
});
