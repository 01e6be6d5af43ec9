import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { IDLE } from '@/lib/platform/actions/form-state';
import { beginSession } from '@/lib/platform/auth/beginning';
import { newSecret } from '@/lib/platform/auth/tokens';
import { now } from '@/lib/platform/clock';
import { log } from '@/lib/platform/logging/log';
import { withActor } from '@/lib/platform/tenancy';
import { givenToken } from '@/tests/support/api';
import { TestBrowser } from '@/tests/support/browser/browser';
import { formOf } from '@/tests/support/browser/forms';
import { givenBystanders, givenOnlooker, MARK } from '@/tests/support/fuzz/bystanders';
import { type Entry, hostileForms, type IdPool } from '@/tests/support/fuzz/hostile';
import { answerOf, exportedRoutes, requestsTo } from '@/tests/support/fuzz/routes';
import { CALLS, series } from '@/tests/support/fuzz/runs';
import { givenWrites } from '@/tests/support/fuzz/writes';
import { type Person, REQUEST } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { type Action, exportedActions, isAction } from './actions';
import { allRows } from './all-rows';
import { asActor, givenWorld, personOf, type World } from './world';

/** Who calls: the owner, the assistant, somebody from elsewhere, and nobody. */
const HANDS = ['owner', 'assistant', 'foreignOwner', 'nobody'] as const;

const NO_ID = '019ac000-0000-7000-8000-000000000000';

/** What the forms of people who aren't signed in say. */
const PUBLIC_FORMS: Readonly<Record<string, Parameters<typeof formOf>[0]>> = {
  'people.requestSignInLink': { email: 'somebody@inbox.example', to: '/inbox' },
  'people.requestInvitedLink': { token: 'A'.repeat(64) },
  'people.passSecondStep': { code: '123456', to: '/inbox' },
  'people.passSecondStepByPasskey': { ceremony: NO_ID, answer: '{"id":"AAAA"}', to: '/inbox' },
  'people.spendAddressLink': { token: 'A'.repeat(43) },
  'people.undoAddressChange': { token: 'A'.repeat(43) },
  'people.undoFactorChange': { token: 'A'.repeat(43) },
  'people.spendSignInLink': { token: 'A'.repeat(43), email: 'somebody@inbox.example', to: '/inbox' },
};

/**
 * Actions that only ask, or by nature have nothing to do: nothing unread, no other session, no mail that was stopped.
 */
const FINDS_NOTHING_TO_DO: ReadonlySet<string> = new Set([
  'notifications.markAllRead',
  'notifications.markReadAbout',
  'notifications.choose',
  'people.answerDeviceZone',
  'people.endAllOtherSessions',
  'people.receiveMailAgain',
  'people.signOut',
  'people.removeAuthenticator',
  'pay.askAgain',
  'briefs.tryScheduleAgain',
  'briefs.previewSchedule',
]);

/** It records that a token was used, whatever for. */
const NOTED_ANYWAY: ReadonlySet<string> = new Set(['public.api_tokens']);

/** Calls in a full `npm test`; with each seed a few different actions. */
const FEW = { actions: 12, perAction: 5, perRoute: 4 };

const actions = (await exportedActions()).flatMap(({ value }) => (isAction(value) ? [value] : []));
const routes = await exportedRoutes();
const rows = await allRows();

/** Half of a long run goes to actions, half to routes. */
const perAction = CALLS === null ? FEW.perAction : Math.ceil(CALLS / 2 / actions.length);
const perRoute = CALLS === null ? FEW.perRoute : Math.ceil(CALLS / 2 / routes.length);
const every = CALLS === null ? Math.ceil(actions.length / FEW.actions) : 1;
const tried = actions
  .filter((_, at) => at % every === 0)
  .map((action) => ({ name: action.actionName, action }));

type Posting = {
  readonly entries: readonly Entry[];
  readonly right: readonly Entry[];
  readonly hand: Parameters<typeof asActor>[1];
  /** the subjects whose call was acknowledged with a write since the form was made: only these may be so already */
  readonly done: Set<string>;
};

/** A valid form is soon out of date: it is made anew this often. */
const ANEW = 60;

describe('hostile input', () => {
  const database = givenDatabaseWithPeople();
  const onlooker = givenOnlooker(database);
  const writes = givenWrites(onlooker);
  const storageBefore = process.env.STORAGE_DIR;
  const failures: unknown[] = [];
  let world: World;
  let bystanders: Awaited<ReturnType<typeof givenBystanders>>;
  let before: string;
  let calls = 0;

  beforeAll(async () => {
    process.env.STORAGE_DIR = await mkdtemp(join(tmpdir(), 'handover-hostile-'));
    vi.spyOn(log, 'error').mockImplementation((...told: unknown[]) => {
      failures.push(told);
    });
    world = await givenWorld();
    bystanders = await givenBystanders();
    before = await onlooker.digest(bystanders);
  });
  afterAll(() => {
    vi.restoreAllMocks();
    process.env.STORAGE_DIR = storageBefore;
  });

  function ids(): Promise<IdPool> {
    const { workspace, foreign } = world;
    return onlooker.ids([workspace.id, foreign.workspace.id, bystanders.workspace.id]);
  }

  /** The number of calls isn't the point here: limits would answer most of them before the code is reached. */
  const forgetLimits = () => onlooker.client().query('TRUNCATE rate_limits');

  async function rightForm(name: string): Promise<readonly Entry[]> {
    const fields = PUBLIC_FORMS[name] ?? (await rows[name]?.arrange(world)) ?? {};
    return [...formOf(fields).entries()];
  }

  it.each(tried)(
    'in $name is refused, or is done, and touches nobody else',
    async ({ action }) => {
      for (let made = 0; made < perAction; made += ANEW) {
        await forgetLimits();
        const right = await rightForm(action.actionName);
        const forms = hostileForms(right, await ids());
        const some = series(forms, Math.min(ANEW, perAction - made), `${action.actionName} ${made}`);
        await writes.sinceLast();
        const done = new Set<string>();
        // first in its valid form, by somebody who may: what then comes under its ids comes a second time
        const allowed = rows[action.actionName]?.allows[0] ?? 'owner';
        await tryAction(action, { entries: right, right, hand: allowed, done });
        for (const [at, entries] of some.entries()) {
          const hand = HANDS[at % HANDS.length] ?? 'nobody';
          await tryAction(action, { entries, right, hand, done });
        }
      }

      expect(await onlooker.digest(bystanders)).toBe(before);
    },
    600_000,
  );

  async function tryAction(action: Action, { entries, right, hand, done }: Posting): Promise<void> {
    const form = new FormData();
    for (const [name, value] of entries) form.append(name, value);
    failures.length = 0;

    const answer = await (action.isPublic
      ? new TestBrowser('198.51.100.9').postForm(action, form).then((posted) => posted.answer)
      : asActor(world, hand, () => action(IDLE, form)));

    calls += 1;
    const wrote = await writes.sinceLast();
    const subject = subjectOf(entries, right);
    // what was typed comes back to whoever typed it; everything else must be theirs to know
    const told = answer.status === 'refused' ? { ...answer, values: {} } : answer;
    const isKept =
      answer.status === 'refused'
        ? answer.code !== 'bug' && wrote.length === 0
        : wrote.length > 0 || done.has(subject) || FINDS_NOTHING_TO_DO.has(action.actionName);
    if (answer.status === 'done' && wrote.length > 0) done.add(subject);
    const isRight = failures.length === 0 && isKept && !JSON.stringify(told).includes(MARK);
    if (!isRight)
      expect.fail(inspected({ action: action.actionName, hand, entries, answer, wrote, failures }));
  }

  it.each(routes)(
    'at $method $path is answered without an internal error, and with nothing of others',
    async (route) => {
      const requests = series(
        requestsTo(route, await ids(), [world.workspace.slug]),
        perRoute,
        `${route.method} ${route.path}`,
      );
      for (const [at, sent] of requests.entries()) {
        if (at % 25 === 0) await forgetLimits();
        const person = personOf(world, HANDS[at % HANDS.length] ?? 'nobody');
        const browser = new TestBrowser('198.51.100.9');
        if (person) browser.cookies.set('handover.session', await givenSessionToken(person.userId));
        const isOfTools = route.path.startsWith('/api/v1');
        const headers = isOfTools ? { ...sent.headers, ...(await bearer(person)) } : sent.headers;
        failures.length = 0;
        await writes.sinceLast();

        const { status, text } = await browser.within(() => answerOf(route, { ...sent, headers }));

        calls += 1;
        const wrote = await writes.sinceLast();
        // a service that isn't set up, or a load balancer's request, may be told that it isn't ready
        const isAnswered = status === 503 || (status < 500 && failures.length === 0);
        const isKept = status < 400 || wrote.every((table) => NOTED_ANYWAY.has(table));
        const isRight = isAnswered && isKept && !text.includes(MARK);
        if (!isRight)
          expect.fail(inspected({ ...route, by: person?.name, sent, status, text, wrote, failures }));
      }

      expect(await onlooker.digest(bystanders)).toBe(before);
    },
    600_000,
  );

  /** Their own API token, in the business that they run or in their inbox; made once. */
  const tokens = new Map<string, string>();
  async function bearer(person: Person | null): Promise<Readonly<Record<string, string>>> {
    if (!person) return {};
    const { ruth, workspace, foreign } = world;
    const runs = { [ruth.userId]: workspace, [foreign.owner.userId]: foreign.workspace }[person.userId];
    const token = tokens.get(person.userId) ?? (await givenToken(person, runs && { workspace: runs }));
    tokens.set(person.userId, token);
    return { authorization: `Bearer ${token}` };
  }

  it('has changed nothing that all code depends on', () => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(calls).toBeGreaterThanOrEqual(CALLS ?? FEW.actions * FEW.perAction);
    if (CALLS !== null) process.stdout.write(`${calls} hostile calls\n`);
  });
});

/** @returns a session's token, also for somebody for whom a second step was set up meanwhile. */
async function givenSessionToken(userId: string): Promise<string> {
  const token = newSecret();
  const expiresAt = new Date(now().getTime() + 3_600_000);
  const beginning = { userId, token, by: 'email_link', expiresAt, request: REQUEST } as const;
  await withActor({ kind: 'auth' }, (tx) => beginSession(tx, beginning, now()));
  return token;
}

const AN_ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/**
 * @returns what a form is about: the fields that name a thing when it is valid, as they were sent. Added fields name
 * nothing.
 */
function subjectOf(entries: readonly Entry[], right: readonly Entry[]): string {
  const naming = new Set(right.flatMap(([name, value]) => (AN_ID.test(String(value)) ? [name] : [])));
  return entries
    .filter(([name]) => naming.has(name))
    .map(([name, value]) => `${name}=${String(value).replaceAll('\u0000', '').toLowerCase()}`)
    .sort()
    .join('&');
}

/** What was sent and what came back, short enough to read. */
function inspected(said: object): string {
  const text = JSON.stringify(said, (_, value) => {
    if (value instanceof File) return `a file named ${value.name}`;
    if (value instanceof Error) return `${value.name}: ${value.message}\n${value.stack}`;
    return typeof value === 'string' && value.length > 2_000
      ? `${value.slice(0, 100)}… (${value.length})`
      : value;
  });
  return text.slice(0, 8_000);
}
