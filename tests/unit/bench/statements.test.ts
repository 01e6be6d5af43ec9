import { expect, it } from 'vitest';
import { tally } from '@/scripts/bench/statements';

it('each statement that PostgreSQL logged counts once, except those that begin and end transactions', () => {
  const log = [
    '2026-11-27 09:00:00.000 UTC [7] LOG:  statement: BEGIN',
    '2026-11-27 09:00:00.001 UTC [7] LOG:  execute s1: ',
    '\t    SELECT app.act_as_user($1::uuid) AS standing',
    "2026-11-27 09:00:00.001 UTC [7] DETAIL:  Parameters: $1 = 'statement: SELECT'",
    '2026-11-27 09:00:00.002 UTC [7] LOG:  execute <unnamed>: select id from briefs',
    '2026-11-27 09:00:00.003 UTC [7] LOG:  statement: COMMIT',
  ].join('\n');

  expect(tally(log)).toEqual({ queries: 2, bounds: 2 });
});
