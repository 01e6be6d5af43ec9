import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getNegotiation } from '@/lib/agreements/negotiation/negotiation.queries';
import { getAgreementPage } from '@/lib/agreements/page.queries';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { getDraft } from '@/lib/briefs/editor/editor.queries';
import { getHome } from '@/lib/briefs/home/home.queries';
import { getInboxBrief } from '@/lib/briefs/inbox/inbox.queries';
import { getInbox } from '@/lib/briefs/inbox/inbox-list.queries';
import { WHOLE_INBOX } from '@/lib/briefs/inbox/inbox-view.rules';
import { getBriefForStaff } from '@/lib/briefs/review.queries';
import { getEndingPage } from '@/lib/endings/page.queries';
import { listEvaluations, listOwnEvaluations } from '@/lib/evaluations/list.queries';
import { getEvaluationPage } from '@/lib/evaluations/page/page.queries';
import { getReferences } from '@/lib/evaluations/reference/queries';
import type { NotificationSubject } from '@/lib/notifications/kinds/places.rules';
import { readNotificationView } from '@/lib/notifications/listing/listing.rules';
import { hasUnreadAbout, listNotifications } from '@/lib/notifications/listing/queries';
import { getEarnings } from '@/lib/pay/earnings.queries';
import { getPayOverview } from '@/lib/pay/overview.queries';
import { getStatement } from '@/lib/pay/statements/statement.queries';
import { getEngagement } from '@/lib/people/engagements/engagements.queries';
import { getPausing } from '@/lib/people/pausing/pausing.queries';
import { hashSessionToken } from '@/lib/platform/auth/tokens';
import { now } from '@/lib/platform/clock';
import { ensureAppLogin } from '@/lib/platform/db/app-login';
import { newId } from '@/lib/platform/ids';
import { become, readAs, sql, withActor } from '@/lib/platform/tenancy';
import { findAssistantSession, findStaffSession } from '@/lib/platform/tenancy/find-session';
import { getEngagementConversation, listBusinesses } from '@/lib/threads/engagement.queries';
import { NEWEST } from '@/lib/threads/thread/looking.rules';
import { getTimePage } from '@/lib/time/weeks/page.queries';
import { getTimesheet } from '@/lib/time/weeks/sheet.queries';
import { asUser } from '@/scripts/steps/databases';
import { type AgreementRef, givenDraft, givenPair, type Pair } from '@/tests/support/agreements';
import { givenBriefDelivered, givenBriefDraft } from '@/tests/support/briefs';
import { givenConnection } from '@/tests/support/connections';
import { type EvaluationRef, givenEvaluation } from '@/tests/support/evaluations';
import { givenRecorded, NEXT_MONDAY } from '@/tests/support/pay/pay';
import { givenPeople } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { statementsOf } from '@/tests/support/servers/statements';
import { says } from '@/tests/support/threads';
import { FRIDAY_EVENING, givenAgreedLately, givenApproved, MONDAY } from '@/tests/support/time';

const urls = givenDatabaseWithPeople();

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

it('what a page asks is planned for all values, and in a transaction as PostgreSQL finds cheaper', async () => {
  const actor = { kind: 'workspace', workspaceId: newId() } as const;
  const mode = sql`SELECT current_setting('plan_cache_mode')`;

  expect(await readAs(newId(), mode)).toBe('force_generic_plan');
  await withActor(actor, async (tx) => {
    // the tests' own server is set differently, which is undone here
    await tx.$queryRaw`SELECT set_config('app.plans', 'auto', true)`;
    await become(tx, actor);
    expect(await tx.$queryRaw(mode)).toEqual([{ current_setting: 'auto' }]);
  });
});

describe('the login of web and worker', () => {
  const { user, password } = {
    user: `planner_${randomBytes(4).toString('hex')}`,
    password: 'only for this test',
  };
  const settings = async (client: pg.Client) =>
    (await client.query('SELECT rolconfig FROM pg_roles WHERE rolname = $1', [user])).rows[0]?.rolconfig;
  const owner = givenConnection(urls, 'owner');
  afterAll(async () => {
    await owner().query(`DROP ROLE IF EXISTS ${user}`);
  });

  it.each([
    ['plans its statements once', 'plan_cache_mode', 'force_generic_plan', 'auto'],
    ['has nothing compiled, which would take longer than any page', 'jit', 'off', 'on'],
    ['is told days as the driver reads them', 'DateStyle', 'ISO, MDY', 'SQL, DMY'],
  ])('%s, even when somebody else had made it', async (_, setting, ours, theirs) => {
    const appUrl = asUser(urls().ownerUrl, user, password);

    await ensureAppLogin(owner(), appUrl);
    expect(await settings(owner())).toContain(`${setting}=${ours}`);

    await owner().query(`ALTER ROLE ${user} SET ${setting} TO '${theirs}'`);
    await ensureAppLogin(owner(), appUrl);
    expect(await settings(owner())).toContain(`${setting}=${ours}`);
  });

  it('leads an administrator to all of it if the owner may not create logins', async () => {
    const plain = `plain_${randomBytes(4).toString('hex')}`;
    await owner().query(`CREATE ROLE ${plain} LOGIN PASSWORD '${password}'`);
    const ownerOfTables = new pg.Client({ connectionString: asUser(urls().ownerUrl, plain, password) });
    await ownerOfTables.connect();

    const refusal = await ensureAppLogin(
      ownerOfTables,
      asUser(urls().ownerUrl, `${user}_other`, password),
    ).catch(String);
    await ownerOfTables.end();

    expect(refusal).toContain(
      `alter role "${user}_other" set timezone to 'UTC'; alter role "${user}_other" set datestyle to 'ISO, MDY'; ` +
        `alter role "${user}_other" set plan_cache_mode to 'force_generic_plan'; alter role "${user}_other" set jit to 'off';`,
    );
    await owner().query(`DROP ROLE ${plain}`);
  });
});

/** A page's limit of statements: each is a round trip, and under row level security planned by itself. */
const MOST_STATEMENTS = 6;

describe('a page asks the database at most 6 times', () => {
  let pair: Pair;
  let delivered: BriefDocument;
  let draft: BriefDocument;
  let agreementId: string;
  let drafted: AgreementRef;
  let sheetId: string;
  let evaluation: EvaluationRef;
  beforeAll(async () => {
    const people = await givenPeople();
    pair = await givenPair(people, 'Adeyemi Tiles');
    agreementId = (await givenAgreedLately(pair)).id;
    delivered = await givenBriefDelivered(pair);
    draft = await givenBriefDraft(pair);
    const { workspaceId, id: subjectId } = delivered;
    await says(pair.owner, { workspaceId, subject: 'brief', subjectId }, 'Are the mugs in it too?');
    sheetId = (await givenApproved(pair)).id;
    await givenRecorded(pair);
    evaluation = await givenEvaluation(pair);
    drafted = await givenDraft(await givenPair(people, 'Adeyemi Kilns'));
  });

  const owners = () => findStaffSession(hashSessionToken('none'), pair.workspace.slug, now());
  const assistants = () => findAssistantSession(hashSessionToken('none'), now());
  const ownersHome = () => getHome({ userId: pair.owner.userId, role: 'owner' }, pair.workspace.id, now());
  const inbox = () => getInbox(pair.assistant, WHOLE_INBOX, now());
  const place = () => ({ workspaceId: pair.workspace.id, engagementId: pair.engagementId });
  const seenBy = ({ userId }: Pair['owner'], subject: NotificationSubject, subjectId: string) =>
    hasUnreadAbout(userId, { workspaceId: pair.workspace.id, subject, subjectId });
  const agreement = async ({ userId }: Pair['owner'], ref: AgreementRef) => {
    const page = await getAgreementPage(userId, ref);
    expect(page).not.toBeNull();
    await getNegotiation(userId, ref);
  };

  const PAGES: Readonly<Record<string, readonly (() => Promise<unknown>)[]>> = {
    'an owner’s home': [owners, ownersHome],
    'an inbox': [assistants, inbox],
    'a brief, for its owner': [owners, () => getBriefForStaff(pair.owner.userId, delivered)],
    'a brief, for its assistant, beside the inbox': [
      assistants,
      inbox,
      () => getInboxBrief(pair.assistant.userId, delivered),
    ],
    'a draft of a brief in its editor': [owners, () => getDraft(pair.owner.userId, draft)],
    'an agreement, for its owner': [
      owners,
      () => agreement(pair.owner, { workspaceId: pair.workspace.id, id: agreementId }),
      () => seenBy(pair.owner, 'agreement', agreementId),
    ],
    'an agreement, for its assistant': [
      assistants,
      () => agreement(pair.assistant, { workspaceId: pair.workspace.id, id: agreementId }),
      () => seenBy(pair.assistant, 'agreement', agreementId),
    ],
    'a draft of an agreement': [
      owners,
      () => agreement(pair.owner, drafted),
      () => seenBy(pair.owner, 'agreement', drafted.id),
    ],
    'an assistant, for their owner': [
      owners,
      () => getEngagement(pair.owner.userId, pair.workspace.id, pair.engagementId),
      () => getEngagementConversation(pair.owner.userId, { ...place(), side: 'owner' }, NEWEST),
      () => seenBy(pair.owner, 'engagement', pair.engagementId),
    ],
    'a business, for its assistant': [
      assistants,
      () => listBusinesses(pair.assistant.userId, pair.workspace.id),
      () => getEngagementConversation(pair.assistant.userId, { ...place(), side: 'assistant' }, NEWEST),
      () => getPausing(pair.assistant.userId, place()),
      () => seenBy(pair.assistant, 'engagement', pair.engagementId),
    ],
    'the end of the work, for its owner': [
      owners,
      () => getEndingPage({ userId: pair.owner.userId, side: 'owner' }, pair.workspace.id, pair.engagementId),
      () => seenBy(pair.owner, 'ending', pair.engagementId),
    ],
    'the end of the work, for its assistant': [
      assistants,
      () => getEndingPage({ userId: pair.assistant.userId, side: 'assistant' }, pair.workspace.id),
      () => seenBy(pair.assistant, 'ending', pair.engagementId),
    ],
    'the evaluations of a business': [
      owners,
      () => listEvaluations(pair.owner.userId, pair.workspace.id, now()),
    ],
    'the evaluations of an assistant': [assistants, () => listOwnEvaluations(pair.assistant.userId, now())],
    // its facts are counted at each view, until they are frozen
    'an evaluation that is open, for its owner': [
      owners,
      () => getEvaluationPage(pair.owner.userId, evaluation, NEWEST),
      () => seenBy(pair.owner, 'evaluation', evaluation.id),
    ],
    'an evaluation that is open, for its assistant': [
      assistants,
      () => getEvaluationPage(pair.assistant.userId, evaluation, NEWEST),
      () => seenBy(pair.assistant, 'evaluation', evaluation.id),
    ],
    'a reference': [assistants, () => getReferences(pair.assistant.userId)],
    'what is to pay': [owners, () => getPayOverview(pair.owner.userId, pair.workspace.id, NEXT_MONDAY)],
    'a statement': [
      owners,
      () => getStatement(pair.owner.userId, place(), null, NEXT_MONDAY),
      () => seenBy(pair.owner, 'statement', pair.engagementId),
    ],
    earnings: [assistants, () => getEarnings(pair.assistant.userId, NEXT_MONDAY)],
    'a timesheet': [
      owners,
      () => getTimesheet(pair.owner.userId, pair.workspace.id, sheetId),
      () => seenBy(pair.owner, 'timesheet', sheetId),
    ],
    'a week of time': [
      assistants,
      () =>
        getTimePage(pair.assistant.userId, { engagementId: pair.engagementId, week: MONDAY }, FRIDAY_EVENING),
      () => seenBy(pair.assistant, 'timesheet', sheetId),
    ],
    'an owner’s notifications': [
      owners,
      () =>
        listNotifications(
          pair.owner.userId,
          readNotificationView({}, { side: 'owner', workspaceId: pair.workspace.id }),
        ),
    ],
    'an assistant’s notifications': [
      assistants,
      () =>
        listNotifications(
          pair.assistant.userId,
          readNotificationView({}, { side: 'assistant', workspaceId: null }),
        ),
    ],
  };

  it.each(Object.keys(PAGES))('%s', async (page) => {
    const asked = await statementsOf(async () => {
      for (const read of PAGES[page] ?? []) await read();
    });

    expect(asked).not.toHaveLength(0);
    expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(MOST_STATEMENTS);
  });
});
