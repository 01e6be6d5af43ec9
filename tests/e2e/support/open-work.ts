import pg from 'pg';
import { expect } from 'playwright/test';
import { addresses } from '@/lib/platform/addresses/addresses';
import type { Pair } from '@/tests/support/agreements';
import { givenBriefSent } from '@/tests/support/briefs';

/**
 * The owner hands over a brief by the product's own action: other tests go through its pages (main-job).
 * @returns its address, as the owner.
 */
export async function handOver(pair: Pair, title: string, { inDays = 7 } = {}): Promise<string> {
  const { id } = await givenBriefSent(pair, {
    title,
    outcome: 'The accountant can file the month alone.',
    instructions: '',
    givens: ['Bank fees go to account 6855.'],
    deliverables: [{ title: 'The ledger', criteria: ['Every line has an account and a receipt'] }],
    budgetHours: '',
    deadlineDate: new Date(Date.now() + inDays * 86_400_000).toISOString().slice(0, 10),
  });
  return addresses.brief(pair.workspace.slug, id);
}

/**
 * Copies a brief of a business many times, as its own people could by hand in a day: "Title 1", "Title 2", and so on.
 */
export async function givenManyLike(workspaceId: string, title: string, count: number): Promise<void> {
  const connectionString = process.env.DATABASE_APP_URL;
  if (!connectionString) throw new Error('DATABASE_APP_URL is not set');
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT app.act_as_workspace($1)', [workspaceId]);
    const { rowCount } = await client.query(
      `INSERT INTO briefs (workspace_id, id, engagement_id, agreement_id, title, outcome, instructions, deadline_at,
         deadline_local, deadline_zone, state, created_by_id, sent_at)
       SELECT workspace_id, gen_random_uuid(), engagement_id, agreement_id, title || ' ' || n, outcome, instructions,
         deadline_at + make_interval(hours => n), deadline_local, deadline_zone, 'sent', created_by_id, sent_at
       FROM briefs, generate_series(1, $3) n WHERE workspace_id = $1 AND title = $2`,
      [workspaceId, title, count],
    );
    await client.query('COMMIT');
    expect(rowCount).toBe(count);
  } finally {
    await client.end();
  }
}
