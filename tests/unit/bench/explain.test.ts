import { expect, it } from 'vitest';
import { plansIn } from '@/scripts/bench/explain';

it('finds each plan in the server’s log, without its statement', () => {
  const log = [
    '2026-11-25 22:00:00.000 UTC [7] LOG:  duration: 1.234 ms  plan:',
    '\tQuery Text: ',
    '\t    SELECT 1',
    '\tLimit  (cost=0.15..0.20 rows=1 width=8) (actual time=0.010..0.011 rows=1.00 loops=1)',
    '\t  Buffers: shared hit=3',
    '2026-11-25 22:00:00.001 UTC [7] LOG:  something else',
    '2026-11-25 22:00:00.002 UTC [7] LOG:  duration: 0.100 ms  plan:',
    '\tQuery Text: SELECT 2',
    '\tResult  (cost=0.00..0.01 rows=1 width=4) (actual time=0.001..0.001 rows=1.00 loops=1)',
    '',
  ].join('\n');

  expect(plansIn(log)).toEqual([
    'Limit  (cost=0.15..0.20 rows=1 width=8) (actual time=0.010..0.011 rows=1.00 loops=1)\n  Buffers: shared hit=3',
    'Result  (cost=0.00..0.01 rows=1 width=4) (actual time=0.001..0.001 rows=1.00 loops=1)',
  ]);
});
