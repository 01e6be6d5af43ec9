import { beforeAll, describe, expect, it, vi } from 'vitest';
import { GET as handOut } from '@/app/api/files/signed/route';
import { giveUpArchive } from '@/lib/archive/giving-up.jobs';
import { makeArchive } from '@/lib/archive/making.jobs';
import { listArchives } from '@/lib/archive/queries';
import { askForArchive } from '@/lib/archive/requesting.actions';
import { writeArchive } from '@/lib/archive/writing';
import { findFile } from '@/lib/files/queries';
import { atTime } from '@/lib/platform/clock';
import { signLink } from '@/lib/platform/files/links';
import { newId } from '@/lib/platform/ids';
import { fileStore, putFile, TooLarge } from '@/lib/platform/storage';
import { withActor } from '@/lib/platform/tenancy';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { onConnection } from '@/tests/support/connections';
import { FIRST_TRY } from '@/tests/support/first-try';
import {
  asPerson,
  givenAssistant,
  givenManager,
  givenPeople,
  givenWorkspace,
  type People,
  type Person,
  type TestWorkspace,
} from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenStorage } from '@/tests/support/servers/storage';

const ASKED = new Date('2026-11-26T12:00:00Z');
const MADE = new Date('2026-11-26T12:01:00Z');
const LAST_MOMENT = new Date('2026-12-03T12:00:59Z');
const OVER = new Date('2026-12-03T12:01:00Z');
const LAST = { attempt: 8, isLastAttempt: true };

describe('an archive that an owner asks for', () => {
  const database = givenDatabaseWithPeople();
  givenStorage();
  let people: People;
  let workspace: TestWorkspace;
  beforeAll(async () => {
    people = await givenPeople();
  });

  /** A business of Ruth's whose archive nobody has asked for. */
  async function givenBusiness(): Promise<TestWorkspace> {
    workspace = await givenWorkspace(people.ruth, { name: 'Adeyemi Kilns' });
    await givenManager(workspace, people.tomas);
    await givenAssistant(people.ruth, workspace, people.maria);
    return workspace;
  }

  const asks = (person: Person = people.ruth, id = newId()) =>
    atTime(ASKED, () => asPerson(person, () => submit(askForArchive, { workspaceId: workspace.id, id })));
  async function givenAsked(): Promise<{ readonly workspaceId: string; readonly id: string }> {
    const id = newId();
    doneOf(await asks(people.ruth, id));
    return { workspaceId: workspace.id, id };
  }
  const makes = (asked: object, context = FIRST_TRY) =>
    atTime(MADE, () => makeArchive.perform(asked, context));
  const listed = (at = MADE) => atTime(at, () => listArchives(people.ruth.userId, workspace.id));

  /** What is on record of the business's archives, read past row level security. */
  async function recorded() {
    const [row] = await ask(
      `SELECT (SELECT count(*)::int FROM archives WHERE workspace_id = $1 AND made_at IS NOT NULL) AS made,
         (SELECT count(*)::int FROM mails WHERE workspace_id = $1 AND kind = 'archive.ready') AS mails,
         (SELECT count(*)::int FROM audit_events WHERE workspace_id = $1 AND action = 'archive.made') AS noted`,
    );
    return row;
  }
  const ask = (sql: string) =>
    onConnection(database().ownerUrl, async (owner) => (await owner.query(sql, [workspace.id])).rows);

  const ONE_OF_EACH = { made: 1, mails: 1, noted: 1 };

  it('is being made, then ready with its size and its last day, and whoever asked gets a mail', async () => {
    await givenBusiness();
    const asked = await givenAsked();
    expect(await listed()).toMatchObject([{ state: 'making', askedBy: people.ruth.name }]);
    expect(refusalOf(await asks()).code).toBe('being_made');

    await makes(asked);

    const [archive] = await listed();
    expect(archive).toMatchObject({
      state: 'ready',
      name: `${workspace.slug}-2026-11-26.zip`,
      keptUntil: OVER,
    });
    expect(archive?.state === 'ready' ? archive.sizeBytes : 0).toBeGreaterThan(10_000);
    const [mail] = await ask(
      `SELECT to_address, subject, text FROM mails WHERE workspace_id = $1 AND kind = 'archive.ready'`,
    );
    expect(mail).toMatchObject({
      to_address: people.ruth.email,
      subject: expect.stringMatching(
        /^The archive of Adeyemi Kilns is ready, until \w{3} \d+ \w+, \d\d:\d\d$/,
      ),
      text: expect.stringContaining(`/w/${workspace.slug}/settings#archive`),
    });
    doneOf(await asks());
  });

  it('is heard of by the open pages of owners when it is asked for, made and given up, and by nobody else’s', async () => {
    await givenBusiness();
    const heard = () =>
      ask(
        `SELECT h.kind, u.email FROM live_hints h LEFT JOIN users u ON u.id = h.user_id
         WHERE h.workspace_id = $1 AND h.subject_id IN (SELECT id FROM archives WHERE workspace_id = $1)`,
      );
    const hint = { kind: 'notice', email: people.ruth.email };

    const asked = await givenAsked();
    expect(await heard()).toEqual([hint]);
    await makes(asked);
    expect(await heard()).toEqual([hint, hint]);
    await atTime(OVER, () => giveUpArchive.perform(asked, FIRST_TRY));
    expect(await heard()).toEqual([hint, hint, hint]);
  });

  it('asks for a sign-in younger than ten minutes, and writes nothing without one', async () => {
    await givenBusiness();
    const earlier = { ...people.ruth, authenticatedAt: new Date(ASKED.getTime() - 10 * 60_000) };

    expect(refusalOf(await asks(earlier)).code).toBe('sign_in_again');
    expect(await listed()).toEqual([]);
  });

  it('is made and announced once when two workers make it at once after one died', async () => {
    await givenBusiness();
    const asked = await givenAsked();
    // the one that died had stored its bytes, but not yet recorded them
    await atTime(MADE, () =>
      writeArchive({ workspaceId: workspace.id, scope: 'business' }, (zip) =>
        putFile(zip, { maxBytes: 10_000_000 }),
      ),
    );

    await Promise.all([makes(asked), makes(asked)]);
    await makes(asked, LAST);

    expect(await recorded()).toEqual(ONE_OF_EACH);
    expect(await listed()).toHaveLength(1);
  });

  it('is reported as failed after a day in which its maker died each time, and another can be asked for', async () => {
    await givenBusiness();
    const asked = await givenAsked();
    const [waiting] = await ask(
      `SELECT j.run_at FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       WHERE t.identifier = 'archive.give_up' AND j.payload ->> 'workspaceId' = $1::text`,
    );
    expect(waiting?.run_at).toEqual(new Date(ASKED.getTime() + 24 * 60 * 60_000));

    await atTime(waiting?.run_at, () => giveUpArchive.perform(asked, FIRST_TRY));

    expect(await listed()).toMatchObject([{ state: 'failed', why: 'failed' }]);
    const [told] = await ask(
      `SELECT count(*)::int AS mails FROM mails WHERE workspace_id = $1 AND kind = 'archive.failed'`,
    );
    expect(told).toEqual({ mails: 1 });
    await makes(asked, LAST);
    expect(await recorded()).toEqual({ made: 0, mails: 0, noted: 0 });
    doneOf(await asks());
  });

  it('is retried when it fails; after the last attempt that is reported, and another can be asked for', async () => {
    await givenBusiness();
    const asked = await givenAsked();
    const put = vi.spyOn(fileStore(), 'put').mockRejectedValue(new Error('the disk is full'));

    await expect(makes(asked)).rejects.toThrow('the disk is full');
    expect(await listed()).toMatchObject([{ state: 'making' }]);
    await expect(makes(asked, LAST)).rejects.toThrow('the disk is full');
    put.mockRestore();

    expect(await listed()).toMatchObject([{ state: 'failed', why: 'failed' }]);
    const mails = await ask(`SELECT subject FROM mails WHERE workspace_id = $1 AND kind LIKE 'archive.%'`);
    expect(mails).toEqual([{ subject: 'The archive of Adeyemi Kilns couldn’t be made' }]);
    await makes(await givenAsked());
    expect((await listed()).map(({ state }) => state)).toContain('ready');
  });

  it('fails at once when it is too large to be kept', async () => {
    await givenBusiness();
    const asked = await givenAsked();
    const put = vi.spyOn(fileStore(), 'put').mockRejectedValue(new TooLarge(1));

    await makes(asked);
    put.mockRestore();

    expect(await listed()).toMatchObject([{ state: 'failed', why: 'too_large' }]);
  });

  it('is given to an owner alone, by a signed link, until its last day; and each time is on record', async () => {
    await givenBusiness();
    const asked = await givenAsked();
    await makes(asked);
    const [row] = await ask('SELECT sha256 FROM archives WHERE workspace_id = $1');
    const opens = (person: Person, at: Date) =>
      atTime(at, () => {
        const link = signLink(
          {
            workspaceId: workspace.id,
            fileId: asked.id,
            userId: person.userId,
            signedInBy: person.sessionId,
          },
          at,
        );
        return handOut(new Request(`http://localhost/api/files/signed${link}`));
      });

    for (const person of [people.tomas, people.maria, people.foreign.owner])
      expect((await opens(person, MADE)).status).toBe(404);
    expect((await opens(people.ruth, OVER)).status).toBe(404);
    const answer = await opens(people.ruth, LAST_MOMENT);

    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toContain(`${workspace.slug}-2026-11-26.zip`);
    const { sha256 } = await putFile(Buffer.from(await answer.arrayBuffer()), { maxBytes: 10_000_000 });
    expect(sha256).toBe(row?.sha256);
    const noted = await ask(
      `SELECT actor_user_id FROM audit_events WHERE workspace_id = $1 AND action = 'archive.saved'`,
    );
    expect(noted).toEqual([{ actor_user_id: people.ruth.userId }]);
  });

  it('is on record as saved once per link, however often a download requests it', async () => {
    await givenBusiness();
    const asked = await givenAsked();
    await makes(asked);
    const { userId, sessionId: signedInBy } = people.ruth;
    const follows = async (link: string, at: Date) => {
      const answer = await atTime(at, () => handOut(new Request(`http://localhost/api/files/signed${link}`)));
      await answer.arrayBuffer();
      return answer.status;
    };
    const linkAt = (at: Date) =>
      signLink({ workspaceId: workspace.id, fileId: asked.id, userId, signedInBy }, at);
    const first = linkAt(MADE);
    const soon = new Date(MADE.getTime() + 60_000);

    expect(await Promise.all([MADE, MADE, MADE].map((at) => follows(first, at)))).toEqual([200, 200, 200]);
    expect(await follows(first, soon)).toBe(200);
    const saved = () =>
      ask(`SELECT at FROM audit_events WHERE workspace_id = $1 AND action = 'archive.saved' ORDER BY at`);
    expect(await saved()).toHaveLength(1);

    expect(await follows(linkAt(soon), soon)).toBe(200);
    expect(await saved()).toHaveLength(2);
  });

  it("isn't a file: the address of files, which asks for no new sign-in, doesn’t lead to it", async () => {
    await givenBusiness();
    const asked = await givenAsked();
    await makes(asked);

    const found = await withActor({ kind: 'user', userId: people.ruth.userId }, (tx) => findFile(tx, asked));

    expect(found).toBeNull();
  });

  it('is given up after its last day, and not before; then nothing names its bytes', async () => {
    await givenBusiness();
    const asked = await givenAsked();
    await makes(asked);
    const isNamed = async () => {
      const [row] = await ask(
        `SELECT EXISTS (SELECT 1 FROM archives a WHERE a.workspace_id = $1
           AND a.sha256 IN (SELECT app.hashes_named(ARRAY[a.sha256]))) AS named`,
      );
      return row?.named;
    };

    await atTime(LAST_MOMENT, () => giveUpArchive.perform(asked, FIRST_TRY));
    expect(await isNamed()).toBe(true);
    await atTime(OVER, () => giveUpArchive.perform(asked, FIRST_TRY));

    expect(await isNamed()).toBe(false);
    expect(await listed(OVER)).toMatchObject([{ state: 'over' }]);
  });

  it("can't be seen by a manager, an assistant or another business, and is never rewritten", async () => {
    await givenBusiness();
    const asked = await givenAsked();
    await makes(asked);

    for (const person of [people.tomas, people.maria, people.foreign.owner, people.stranger])
      expect(await listArchives(person.userId, workspace.id)).toEqual([]);
    const rewrite = ask(`UPDATE archives SET sha256 = repeat('f', 64) WHERE workspace_id = $1`);
    await expect(rewrite).rejects.toThrow('stays as it was made');
  });
});
