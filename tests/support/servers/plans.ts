import pg from 'pg';
import { vi } from 'vitest';
import { z } from 'zod';

const Statement = z.union([
  z.string().transform((text): Statement => ({ text, values: [] })),
  z.object({ text: z.string(), values: z.array(z.unknown()).default([]) }),
]);
export type Statement = { readonly text: string; readonly values: readonly unknown[] };

/** Calls `work`. @returns each statement that went to the database meanwhile, Prisma's as well as ours. */
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
  readonly 'Total Cost': number;
  readonly 'Parent Relationship'?: string | undefined;
  readonly 'Relation Name'?: string | undefined;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number | undefined;
  readonly Plans?: readonly Plan[] | undefined;
};
const Plan: z.ZodType<Plan> = z.lazy(() =>
  z.object({
    'Node Type': z.string(),
    'Total Cost': z.number(),
    'Parent Relationship': z.string().optional(),
    'Relation Name': z.string().optional(),
    'Actual Rows': z.number(),
    'Actual Loops': z.number(),
    'Rows Removed by Filter': z.number().optional(),
    Plans: z.array(Plan).optional(),
  }),
);
const Explained = z.array(z.object({ 'QUERY PLAN': z.array(z.object({ Plan })) }));

/** Which rows of a table a statement has read, and whether it read the whole table for them. */
export type Reading = { readonly rows: number; readonly isWhole: boolean };

/**
 * Runs a statement as a person, who sees what row level security lets through, or as the mailer.
 * @returns how it read a table, by the generic plan, as pages are read (ADR 0040).
 */
export async function readingOf(
  client: pg.Client,
  reader: string,
  statement: Statement,
  table: string,
): Promise<Reading> {
  const plans = await explained(client, statement, reader);
  const nodes = plans.flatMap(nodesOf).filter((node) => node['Relation Name'] === table);
  return {
    rows: nodes.reduce((total, node) => total + rowsRead(node), 0),
    isWhole: nodes.some((node) => node['Node Type'].includes('Seq Scan')),
  };
}

/**
 * @returns PostgreSQL's estimate of a statement's cost, by the generic plan, in its own units (1: a page of a table
 * read).
 */
export async function costOf(client: pg.Client, statement: Statement): Promise<number> {
  const plans = await explained(client, statement);
  return plans.reduce((total, plan) => total + plan['Total Cost'], 0);
}

/**
 * @returns how many parts of a statement's plan run on their own before what needs them (InitPlan): one for each list that a
 * policy compares with, wherever its table is mentioned.
 */
export async function listsMadeReadyFor(client: pg.Client, statement: Statement): Promise<number> {
  const plans = await explained(client, statement);
  return plans.flatMap(nodesOf).filter((node) => node['Parent Relationship'] === 'InitPlan').length;
}

/** Runs a statement, as the mailer or a person if one is named. @returns its plan. */
async function explained(client: pg.Client, statement: Statement, reader?: string): Promise<readonly Plan[]> {
  await client.query('BEGIN');
  try {
    if (reader === 'mailer') await client.query("SELECT app.act_as('mailer')");
    else if (reader) await client.query('SELECT app.act_as_user($1::uuid)', [reader]);
    await client.query('SET LOCAL plan_cache_mode = force_generic_plan');
    await client.query(`PREPARE reading AS ${statement.text}`);
    const values = statement.values.length > 0 ? `(${statement.values.map(literalOf).join(', ')})` : '';
    const { rows } = await client.query(`EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE reading${values}`);
    await client.query('DEALLOCATE reading');
    return Explained.parse(rows).flatMap((row) => row['QUERY PLAN'].map(({ Plan: plan }) => plan));
  } finally {
    await client.query('ROLLBACK');
  }
}

/** As the driver would send it, without a type: the statement knows the type. */
function literalOf(value: unknown): string {
  if (value === null) return 'NULL';
  if (Array.isArray(value))
    return pg.escapeLiteral(`{${value.map((each) => JSON.stringify(each)).join(',')}}`);
  return pg.escapeLiteral(value instanceof Date ? value.toISOString() : String(value));
}

function nodesOf(plan: Plan): readonly Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

/** PostgreSQL gives both as an average over the node's runs. */
function rowsRead(node: Plan): number {
  return (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];
}
