import { expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { givenDatabase } from '@/tests/support/postgres';

givenDatabase();

it('a connection plans a statement once, however often it runs', async () => {
  const actor = { kind: 'workspace', workspaceId: newId() } as const;

  const plans = await withActor(actor, async (tx) => {
    for (let n = 0; n < 3; n += 1) await tx.brief.findMany({ where: { title: 'never written' } });
    return tx.$queryRaw<{ runs: number }[]>`
      SELECT (generic_plans + custom_plans)::int AS runs FROM pg_prepared_statements
      WHERE statement LIKE ${'%"title" = $1%'}`;
  });

  expect(plans).toEqual([{ runs: 3 }]);
});
