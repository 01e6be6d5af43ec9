import pg from 'pg';
import { vi } from 'vitest';
import { z } from 'zod';

const Statement = z.union([
  z.string().transform((text): Statement => ({ text, values: [] })),
  z.object({ text: z.string(), values: z.array(z.unknown()).default([]) }),
]);
export type Statement = { readonly text: string; readonly values: readonly unknown[] };

/** Calls `work` and gives each statement that went to the database meanwhile, Prisma's as well as ours. */
export async function statementsOf(work: () => Promise<unknown>): Promise<readonly Statement[]> {
  const asked = vi.spyOn(pg.Client.prototype, 'query');
  try {
    await work();
    return asked.mock.calls.map(([statement]) => Statement.parse(statement));
  } finally {
    asked.mockRestore();
  }
}

type Plan = {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string | undefined;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number | undefined;
  readonly Plans?: readonly Plan[] | undefined;
};
const Plan: z.ZodType<Plan> = z.lazy(() =>
  z.object({
    'Node Type': z.string(),
    'Relation Name': z.string().optional(),
    'Actual Rows': z.number(),
    'Actual Loops': z.number(),
    'Rows Removed by Filter': z.number().optional(),
    Plans: z.array(Plan).optional(),
  }),
);
const Explained = z.array(z.object({ 'QUERY PLAN': z.array(z.object({ Plan })) }));

/** Which rows of a table a statement has read, and whether it went through the whole table for them. */
export type Reading = { readonly rows: number; readonly isWhole: boolean };

/** Runs a statement as a person, who sees what row level security lets through, and gives how it read a table. */
export async function readingOf(
  client: pg.Client,
  userId: string,
  statement: Statement,
  table: string,
): Promise<Reading> {
  await client.query('BEGIN');
  try {
    await client.query('SELECT app.act_as_user($1::uuid)', [userId]);
    const text = `EXPLAIN (ANALYZE, FORMAT JSON) ${statement.text}`;
    const { rows } = await client.query(text, [...statement.values]);
    const plans = Explained.parse(rows).flatMap((row) => row['QUERY PLAN'].map(({ Plan: plan }) => plan));
    const nodes = plans.flatMap(nodesOf).filter((node) => node['Relation Name'] === table);
    return {
      rows: nodes.reduce((total, node) => total + rowsRead(node), 0),
      isWhole: nodes.some((node) => node['Node Type'].includes('Seq Scan')),
    };
  } finally {
    await client.query('ROLLBACK');
  }
}

function nodesOf(plan: Plan): readonly Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

/** PostgreSQL says both as an average of the node's runs. */
function rowsRead(node: Plan): number {
  return (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];
}
