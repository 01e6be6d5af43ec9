import { expect, it } from 'vitest';
import { returnedMinorOf } from '@/lib/pay/returned.rules';

it.each([
  ['nothing', [], 0],
  ['the whole', [2900], 2900],
  ['several', [1, 250, 49], 300],
])('what came back in parts is their sum: %s', (_, parts, minor) => {
  expect(returnedMinorOf(parts.map((part) => ({ amountMinor: BigInt(part) })))).toBe(minor);
});
