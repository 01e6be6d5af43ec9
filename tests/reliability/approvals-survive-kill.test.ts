import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { POST as onWebhook } from '@/app/api/webhooks/resend/route';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { sessionCookie } from '@/lib/platform/auth/cookies';
import { openSession } from '@/lib/platform/auth/sessions';
import { startWeb } from '@/scripts/steps/parts';
import { firstFreePort } from '@/scripts/steps/ports';
import type { Started } from '@/scripts/steps/processes';
import { givenAgreementInForce } from '@/tests/support/agreements';
import { givenBriefDelivered } from '@/tests/support/briefs';
import { hasButton, type OpenPage, openPage, press } from '@/tests/support/browser/scriptless';
import { givenMailbox } from '@/tests/support/mail';
import { givenPeople, type Person, REQUEST, type TestWorkspace } from '@/tests/support/people';
import { givenRunning, killOutright, startTestWorker } from '@/tests/support/running';
import { givenDatabase } from '@/tests/support/servers/postgres';

const BRIEFS = 200;
/** what one approval leaves behind, and what it looks like without any of it */
const WHOLE = { state: 'approved', reviews: 1, audits: 1, mails: 1 };
const NOTHING = { state: 'delivered', reviews: 0, audits: 0, mails: 0 };

describe('a web server that is killed in the middle of 200 approvals', () => {
  const database = givenDatabase();
  const mailbox = givenMailbox(onWebhook);
  const running = givenRunning();
  let url: string;
  let ruth: Person;
  let tomas: Person;
  let workspace: TestWorkspace;
  let briefs: readonly BriefDocument[];

  beforeAll(async () => {
    const people = await givenPeople();
    ({ ruth, tomas, workspace } = people);
    const place = { owner: ruth, assistant: people.maria, workspace, engagementId: people.engagements.maria };
    await givenAgreementInForce(place);
    briefs = await inGroups(BRIEFS, 8, () => givenBriefDelivered(place));
  });

  async function givenWeb(): Promise<Started> {
    const port = await firstFreePort(3_500);
    url = `http://localhost:${port}`;
    const env = { NODE_ENV: 'production', NEXTAUTH_URL: url };
    return startWeb({ command: 'test', env, running }, port, 'start');
  }

  const cookieOf = async ({ userId }: Person) =>
    `${sessionCookie().name}=${await openSession(userId, REQUEST)}`;

  async function openBriefs(person: Person, which: readonly BriefDocument[]): Promise<readonly OpenPage[]> {
    const cookie = await cookieOf(person);
    const pages: OpenPage[] = [];
    for (const { id } of which) pages.push(await openPage(url + addresses.brief(workspace.slug, id), cookie));
    return pages;
  }

  it('leaves each done whole or not at all; the rest can be approved, and each mail is sent once', async () => {
    const web = await givenWeb();
    const pages = await openBriefs(ruth, briefs);

    // All are posted at once, and the server is gone when a quarter is in the database.
    const acknowledged = pages.map((page) =>
      // an answer may also break off in the middle of its text
      press(page, 'Approve')
        .then(async (answer) => answer.ok && !hasButton(await answer.text(), 'Approve'))
        .catch(() => false),
    );
    await untilWritten(database().ownerUrl, BRIEFS / 4);
    await killOutright(web);
    const isAcknowledged = await Promise.all(acknowledged);

    const afterKill = await recordsOf(database().ownerUrl, briefs);
    const done = briefs.filter((_, index) => afterKill[index]?.state === 'approved');
    const rest = briefs.filter((_, index) => afterKill[index]?.state !== 'approved');
    for (const record of afterKill) expect(record).toEqual(record.state === 'approved' ? WHOLE : NOTHING);
    for (const [index, wasAcknowledged] of isAcknowledged.entries())
      if (wasAcknowledged) expect(afterKill[index]).toEqual(WHOLE);
    expect(rest.length).toBeGreaterThan(0);
    expect(done.length).toBeGreaterThanOrEqual(BRIEFS / 4);

    // Another server, and the manager continues with what is left.
    await givenWeb();
    for (const page of await openBriefs(tomas, rest)) expect((await press(page, 'Approve')).status).toBe(200);
    const atTheEnd = await recordsOf(database().ownerUrl, briefs);
    for (const record of atTheEnd) expect(record).toEqual(WHOLE);

    startTestWorker(running);
    const countQueued = async () => (await ask(database().ownerUrl, QUEUED)).length;
    await vi.waitFor(async () => expect(await countQueued()).toBe(0), { timeout: 240_000, interval: 500 });
    const sent = await mailbox.mails();
    const approvals = await ask<{ id: string }>(database().ownerUrl, APPROVAL_MAILS);
    const timesSent = approvals.map(
      ({ id }) => sent.filter(({ idempotencyKey }) => idempotencyKey === `mail:${id}`).length,
    );
    expect(timesSent).toEqual(briefs.map(() => 1));
  });
});

const QUEUED = "SELECT id FROM mails WHERE state = 'queued'";
const APPROVAL_MAILS = "SELECT id FROM mails WHERE kind = 'brief.approved'";

/** What the database holds about each brief's approval, read past row level security, in the order asked. */
function recordsOf(ownerUrl: string, briefs: readonly BriefDocument[]): Promise<readonly ApprovalRecord[]> {
  return ask<ApprovalRecord>(
    ownerUrl,
    `SELECT b.state::text AS state,
       (SELECT count(*)::int FROM reviews r WHERE r.brief_id = b.id AND r.outcome = 'approved') AS reviews,
       (SELECT count(*)::int FROM audit_events a WHERE a.subject_id = b.id AND a.action = 'brief.approved') AS audits,
       (SELECT count(*)::int FROM mails m WHERE m.subject_id = b.id AND m.kind = 'brief.approved') AS mails
     FROM briefs b JOIN unnest($1::uuid[]) WITH ORDINALITY AS asked (id, place) USING (id) ORDER BY place`,
    [briefs.map(({ id }) => id)],
  );
}

type ApprovalRecord = typeof WHOLE;

/** Resolves as soon as so many approvals are in the database. */
async function untilWritten(ownerUrl: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const countReviews = async () =>
    (await client.query<{ count: number }>('SELECT count(*)::int AS count FROM reviews')).rows[0]?.count ?? 0;
  while ((await countReviews()) < count) await wait(1);
  await client.end();
}

async function ask<Row extends pg.QueryResultRow>(
  ownerUrl: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** Makes `count` things, a few at a time. */
async function inGroups<T>(count: number, atOnce: number, make: () => Promise<T>): Promise<readonly T[]> {
  const made: T[] = [];
  while (made.length < count) {
    const group = Math.min(atOnce, count - made.length);
    made.push(...(await Promise.all(Array.from({ length: group }, make))));
  }
  return made;
}
