import pg from 'pg';
import { expect } from 'playwright/test';
import type { Seat } from './test';

/** Hands over a brief in the business whose page is open, to its one assistant. Ends at the brief, as the owner. */
export async function handOver({ page }: Seat, title: string, { inDays = 7 } = {}): Promise<void> {
  await page.goto(page.url().replace(/(\/w\/[^/]+).*/, '$1/briefs/new'));
  await page.getByLabel('Title').fill(title);
  await page
    .getByLabel('What is different when this is done')
    .fill('The accountant can file the month alone.');
  await page.getByLabel('Deliverable 1', { exact: true }).fill('The ledger');
  await page.getByLabel('Criterion 1 of deliverable 1').fill('Every line has an account and a receipt');
  await page.getByLabel('Good to know 1').fill('Bank fees go to account 6855.');
  await page.getByLabel('Date').fill(new Date(Date.now() + inDays * 86_400_000).toISOString().slice(0, 10));
  await page.getByRole('button', { name: 'Hand over' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/edit'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
}

/** Copies a brief of a business many times, as its own staff could by hand in a day: "Title 1", "Title 2", and so on. */
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
