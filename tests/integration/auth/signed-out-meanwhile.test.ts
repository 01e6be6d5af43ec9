import { beforeAll, describe, expect, it } from 'vitest';
import { makeWebhook } from '@/lib/api/webhooks/webhooks.actions';
import { askForArchive } from '@/lib/archive/requesting.actions';
import { deleteWorkspace } from '@/lib/deletion/workspace.actions';
import { inviteToRun } from '@/lib/people/staff.actions';
import { endAllOtherSessions } from '@/lib/people/yourself.actions';
import type { FormState } from '@/lib/platform/actions/form-state';
import { sessionCookie } from '@/lib/platform/auth/cookies';
import { openSession } from '@/lib/platform/auth/sessions';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import type { TestBrowser } from '@/tests/support/browser/browser';
import { doneOf, refusalOf } from '@/tests/support/browser/forms';
import { givenPeople, type People, REQUEST } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenBrowser, whoIs } from '@/tests/support/signing-in';
import { givenHolder } from '@/tests/support/waiting';

describe('whoever is signed out everywhere while a request of theirs waits', () => {
  const database = givenDatabaseWithPeople();
  const { holder, somebodyWaits, whileSessionEnds } = givenHolder(database);
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  /** A browser in which Ruth has just signed in. */
  async function ruthIn(): Promise<TestBrowser> {
    const browser = givenBrowser();
    browser.cookies.set(sessionCookie().name, await openSession(people.ruth.userId, REQUEST));
    return browser;
  }

  const workspaceId = () => people.workspace.id;
  const asksSomebody = (browser: TestBrowser, id = newId()) =>
    browser.post(inviteToRun, {
      id,
      workspaceId: workspaceId(),
      name: 'Thea',
      email: `thief-${id}@evil.example`,
      role: 'owner',
    });
  const isAsked = (id: string) =>
    withActor({ kind: 'workspace', workspaceId: workspaceId() }, (tx) =>
      tx.invitation.count({ where: { id } }),
    );
  /** All that a business has written down about itself. */
  const countEvents = () =>
    withActor({ kind: 'workspace', workspaceId: workspaceId() }, (tx) => tx.auditEvent.count());

  it.each([
    ['asks nobody to run the business', asksSomebody],
    [
      'has its news sent nowhere',
      (browser: TestBrowser) =>
        browser.post(makeWebhook, {
          workspaceId: workspaceId(),
          id: newId(),
          url: 'https://evil.example/',
          events: ['brief.handed_over'],
        }),
    ],
    [
      'takes nothing away with them',
      (browser: TestBrowser) => browser.post(askForArchive, { workspaceId: workspaceId(), id: newId() }),
    ],
    [
      'deletes nothing',
      (browser: TestBrowser) =>
        browser.post(deleteWorkspace, {
          workspaceId: workspaceId(),
          id: newId(),
          confirmation: people.workspace.name,
        }),
    ],
  ])('%s', async (_, attempt) => {
    const stolen = await ruthIn();
    const session = await whoIs(stolen);
    const before = await countEvents();

    const answer = await whileSessionEnds<FormState>(
      session?.sessionId,
      async () => (await attempt(stolen)).answer,
    );

    expect(refusalOf(answer).code).toBe('signed_out');
    expect(await countEvents()).toBe(before);
  });

  it('has done it before they are told that they are signed out there: nothing more comes after', async () => {
    const [desk, stolen] = [await ruthIn(), await ruthIn()];
    const id = newId();
    await holder().query('BEGIN');
    await holder().query('SELECT 1 FROM workspaces WHERE id = $1 FOR UPDATE', [workspaceId()]);
    const asked = asksSomebody(stolen, id);
    await somebodyWaits();
    const signedOut = desk
      .post(endAllOtherSessions)
      .then(async ({ answer }) => ({ answer, asked: await isAsked(id) }));
    const first = await Promise.race([signedOut, somebodyWaits(2).then(() => 'waits')]);
    await holder().query('COMMIT');

    expect(first).toBe('waits');
    doneOf((await signedOut).answer);
    expect((await signedOut).asked).toBe(1);
    await asked;
    expect(await whoIs(stolen)).toBeNull();
  });
});
