import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST } from '@/app/api/webhooks/resend/route';
import { findReplyAddress, replyAddressFor } from '@/lib/platform/mail/reply-addresses';
import { withActor } from '@/lib/platform/tenancy';
import { mailsAnswered } from '@/lib/threads/replies/answered.queries';
import { givenMailbox } from '@/tests/support/mail';
import { givenPeople, type People } from '@/tests/support/people';
import { readingOf, statementsOf } from '@/tests/support/servers/plans';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

const MAILS = 10_000;

describe('the mails that somebody may be answering', () => {
  const urls = givenDatabaseWithPeople();
  givenMailbox(POST);
  let people: People;
  let client: pg.Client;
  beforeAll(async () => {
    people = await givenPeople();
    client = new pg.Client({ connectionString: urls().appUrl });
    await client.connect();
  });
  afterAll(() => client.end());

  /** Maria has had many mails from the business, and 200 of them in one conversation. */
  async function givenMails(replyTo: string): Promise<void> {
    const owner = new pg.Client({ connectionString: urls().ownerUrl });
    await owner.connect();
    await owner.query('SET session_replication_role = replica');
    await owner.query(
      `INSERT INTO mails (id, workspace_id, recipient_user_id, to_address, kind, subject, html, text, reply_to, created_at)
       SELECT gen_random_uuid(), $1, $2, $3, 'thread.message', 'A message', '', 'Message ' || n,
              CASE WHEN n % 50 = 0 THEN $4 WHEN n % 2 = 0 THEN 'reply+' || n || '@inbox.example' END, now() + n * interval '1 minute'
       FROM generate_series(1, $5::int) n`,
      [people.workspace.id, people.maria.userId, people.maria.email, replyTo, MAILS],
    );
    await owner.query('ANALYZE mails');
    await owner.end();
  }

  it('are the latest 20 of the conversation, and no others are read', async () => {
    const { workspace, engagements, maria } = people;
    const about = { subject: 'engagement', subjectId: engagements.maria, engagementId: engagements.maria };
    const as = { workspaceId: workspace.id, ...about, userId: maria.userId };
    const written =
      (await withActor({ kind: 'workspace', workspaceId: workspace.id }, (tx) => replyAddressFor(tx, as))) ??
      '';
    const address = await withActor({ kind: 'mailer' }, (tx) => findReplyAddress(tx, written));
    if (!address) throw new Error('there is no reply address');
    await givenMails(written);

    const found = await mailsAnswered(address, [written]);
    const statements = await statementsOf(() => mailsAnswered(address, [written]));

    expect(found).toHaveLength(20);
    expect(found[0]?.text).toBe('Message 10000');
    const [asked] = statements.filter(({ text }) => text.includes('"mails"'));
    if (!asked) throw new Error('nothing was asked');
    expect(await readingOf(client, 'mailer', asked, 'mails')).toEqual({ rows: 20, isWhole: false });
  });
});
