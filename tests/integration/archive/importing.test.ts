import { mkdtempSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeCopy } from '@/lib/agreements/copy/copy.jobs';
import { askRecord } from '@/lib/agreements/verifying/queries';
import { verifyFile } from '@/lib/agreements/verifying/verify';
import { importArchive } from '@/lib/archive/importing/import';
import { makeArchive } from '@/lib/archive/making.jobs';
import { askForArchive } from '@/lib/archive/requesting.actions';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { addressOfNobody } from '@/lib/platform/mail/gone';
import { certificatesIn } from '@/lib/platform/seal/certificates';
import { readWhole } from '@/lib/platform/storage';
import { dropTimer, startTimer } from '@/lib/time/timer/timing.actions';
import { type AgreementRef, givenPair, type Pair } from '@/tests/support/agreements';
import {
  beginAnew,
  changePerson,
  entriesOf,
  exportTo,
  forge,
  ownFingerprint,
} from '@/tests/support/archives';
import { givenBriefAccepted } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { onConnection } from '@/tests/support/connections';
import { FIRST_TRY } from '@/tests/support/first-try';
import { HOSTILE } from '@/tests/support/hostile-archives';
import { pagesOfBoth } from '@/tests/support/pages';
import { givenRecorded } from '@/tests/support/pay/pay';
import { asPerson, givenPeople, givenPerson, type People } from '@/tests/support/people';
import { givenPlaybook } from '@/tests/support/playbooks';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenStorage } from '@/tests/support/servers/storage';
import { aboutEngagement, says } from '@/tests/support/threads';
import { givenAgreedBefore, givenApproved } from '@/tests/support/time';

const LATER = new Date('2027-04-01T12:00:00Z');

describe('a business that moves to another installation', () => {
  const database = givenDatabaseWithPeople();
  givenStorage();
  const folder = mkdtempSync(join(tmpdir(), 'handover-archives-'));
  const good = join(folder, 'good.zip');
  /** as an owner saves it from the page */
  const owners = join(folder, 'owners.zip');
  /** whole, while its assistant had a timer running */
  const timed = join(folder, 'timed.zip');
  let people: People;
  let pair: Pair;
  let trusted: string[];
  let agreement: AgreementRef;
  let brief: BriefDocument;
  let shown: Awaited<ReturnType<typeof pagesOfBoth>>;
  let found: Awaited<ReturnType<typeof entries>>;

  beforeAll(async () => {
    people = await givenPeople();
    pair = await givenPair(people, 'Adeyemi Fairs');
    agreement = await givenAgreedBefore(pair);
    const [version] = await ask<{ id: string }>('SELECT id FROM agreement_versions WHERE agreement_id = $1', [
      agreement.id,
    ]);
    await makeCopy.perform(
      { workspaceId: pair.workspace.id, agreementId: agreement.id, versionId: version?.id },
      FIRST_TRY,
    );
    await givenApproved(pair);
    await givenRecorded(pair);
    await says(pair.assistant, aboutEngagement(pair.workspace.id, pair.engagementId), 'The fair went well.');
    await givenPlaybook(pair);
    brief = await givenBriefAccepted(pair);
    const aboutBrief = { workspaceId: pair.workspace.id, subject: 'brief', subjectId: brief.id } as const;
    await says(pair.assistant, aboutBrief, 'The list.', { files: new File(['Bowls'], 'stock.txt') });
    shown = await pages();
    found = await entries();
    await exportTo(good, pair.workspace.id);
    await writeFile(owners, await givenOwnersArchive());
    await givenTimer(pair);
    await exportTo(timed, pair.workspace.id);
    trusted = [await ownFingerprint()];
    await beginAnew(database().ownerUrl);
  });

  /** Asks as the owner of the tables. The database is made anew between tests, so no connection outlives a question. */
  async function ask<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []) {
    const url = database().ownerUrl;
    return onConnection(url, async (owner) => (await owner.query<Row>(sql, [...values])).rows);
  }

  async function givenOwnersArchive(): Promise<Buffer> {
    const asked = { workspaceId: pair.workspace.id, id: newId() };
    doneOf(await asPerson(pair.owner, () => submit(askForArchive, asked)));
    await makeArchive.perform(asked, FIRST_TRY);
    const [made] = await ask<{ sha256: string }>('SELECT sha256 FROM archives WHERE id = $1', [asked.id]);
    return (await readWhole(made?.sha256 ?? '')) ?? Buffer.of();
  }

  /** Starts a timer, as the assistant, in the week after the one that was approved. @returns its form. */
  async function givenTimer({ assistant, workspace, engagementId }: Pair) {
    const timer = { workspaceId: workspace.id, engagementId, id: newId(), note: '', briefId: '' };
    const nextMonday = new Date('2027-03-15T15:00:00Z');
    doneOf(await atTime(nextMonday, () => asPerson(assistant, () => submit(startTimer, timer))));
    return timer;
  }

  /** What the main pages of both sides show. */
  const pages = () => pagesOfBoth(pair, { agreement, brief }, LATER);

  /** The words by which things are found, and by whom. */
  const entries = () =>
    ask(
      `SELECT kind, id, for_staff, for_assistant, words::text FROM search_entries WHERE workspace_id = $1
       ORDER BY kind, id`,
      [pair.workspace.id],
    );

  const take = (file: string) => importArchive(file, { ownerUrl: database().ownerUrl, trusted });
  const place = (name: string) => join(folder, name);

  async function expectNothingKept(): Promise<void> {
    const [found] = await ask(
      `SELECT (SELECT count(*)::int FROM workspaces) AS workspaces, (SELECT count(*)::int FROM users) AS users,
              (SELECT count(*)::int FROM graphile_worker._private_jobs) AS jobs,
              (SELECT count(*)::int FROM pg_trigger WHERE tgenabled = 'D') AS silent`,
    );
    expect(found).toEqual({ workspaces: 0, users: 0, jobs: 0, silent: 0 });
  }

  it("has sheets in which people read words, with each one's code beside it", async () => {
    const entries = await entriesOf(good);
    const sheet = (name: string) => String(entries.get(`sheets/${name}.csv`));

    expect(sheet('agreements')).toContain('With,Agreement,State,"State, code",In force since');
    expect(sheet('agreements')).toContain(',In force,in_force,');
    expect(sheet('people')).toContain(',Owner,owner,');
    expect(sheet('briefs')).toContain(',Accepted,accepted,');
    expect(sheet('messages')).toContain(',Work together,engagement,');
    expect(sheet('time')).toContain(',Approved,approved');
    expect(sheet('files')).toContain(`,stock.txt,${brief.title},text/plain`);
    expect(sheet('payments')).toContain(',Recorded and not confirmed yet,recorded,');
  });

  it.each(HOSTILE)('is refused, and nothing of it kept, when its archive %s', async (name, make, why) => {
    const file = place(`${name.replaceAll(/\W/g, '-')}.zip`);
    await make(good, file, { workspaceId: pair.workspace.id, personId: people.maria.userId });

    await expect(take(file)).rejects.toThrow(why);
    await expectNothingKept();
  });

  it('is refused when it was sealed by somebody whom nobody here trusts, whose fingerprint is shown', async () => {
    const stranger = importArchive(good, { ownerUrl: database().ownerUrl, trusted: [] });

    await expect(stranger).rejects.toThrow(`--trust ${trusted[0]}`);
    await expectNothingKept();
  });

  it('is imported whole: every page shows the same, and exporting it again gives the same bytes', async () => {
    await take(good);

    expect(await pages()).toEqual(shown);
    expect(await entries()).toEqual(found);
    const again = place('again.zip');
    await exportTo(again, pair.workspace.id);
    const [before, after] = [await entriesOf(good), await entriesOf(again)];
    expect([...after.keys()]).toEqual([...before.keys()]);
    // the log has one more line on where the business came from; what is signed anew is signed with this installation's
    // key
    const others = ['rows/audit_events.jsonl', 'seal/certificates.pem', 'manifest.json', 'manifest.p7s'];
    const differing = [...before]
      .filter(([name, bytes]) => !after.get(name)?.equals(bytes))
      .map(([name]) => name);
    expect(differing.toSorted()).toEqual(others.toSorted());
    const log = String(after.get('rows/audit_events.jsonl'));
    expect(log.startsWith(String(before.get('rows/audit_events.jsonl')))).toBe(true);
    expect(log.trimEnd().split('\n').at(-1)).toContain(`"signedBy": "${trusted[0]}"`);
    await expect(take(good)).rejects.toThrow('is here already');
  });

  it('has its waiting jobs known as such that have a key, so that one whose work another does isn’t listed as given up', async () => {
    await beginAnew(database().ownerUrl);

    await take(good);

    const keyed = await ask<{ isMarked: boolean }>(
      `SELECT coalesce(flags ? 'keyed', false) AS "isMarked" FROM graphile_worker._private_jobs WHERE key IS NOT NULL`,
    );
    expect(keyed).not.toEqual([]);
    expect(keyed.filter(({ isMarked }) => !isMarked)).toEqual([]);
  });

  it('is imported from the archive that its owner made on the page, with every seal, and both sides’ pages', async () => {
    await beginAnew(database().ownerUrl);

    const imported = await take(owners);

    expect(imported).toMatchObject({ chains: 1, seals: 1 });
    expect(imported.manifest.scope).toBe('business');
    expect(await pages()).toEqual(shown);
    const [copy] = await ask<{ sha256: string }>('SELECT sha256 FROM agreement_copies');
    const bytes = (await readWhole(copy?.sha256 ?? '')) ?? Buffer.of();
    const pems = await ask<{ pem: string }>('SELECT pem FROM seal_certificates');
    const certificates = certificatesIn(pems.map(({ pem }) => pem).join('\n'));
    const asked = await verifyFile(bytes, { certificates, standing: (sha256) => askRecord(sha256, null) });
    const alone = await verifyFile(bytes, { certificates, standing: null });
    expect([asked.answer.kind, alone.answer.kind]).toEqual(['genuine', 'genuine']);
  });

  it('finds people who are here by their address, and signs nobody in', async () => {
    await beginAnew(database().ownerUrl);
    const maria = await givenPerson({
      name: 'Maria at home',
      email: people.maria.email,
      zone: 'Asia/Manila',
    });
    expect(maria.userId).not.toBe(people.maria.userId);

    const imported = await take(good);

    expect(imported).toMatchObject({ chains: 1, seals: 1, people: { met: 1, made: 1 } });
    expect(await ask('SELECT assistant_user_id AS id FROM engagements')).toEqual([{ id: maria.userId }]);
    expect(await ask('SELECT email, name FROM users WHERE email_verified_at IS NULL')).toEqual([
      { email: people.ruth.email, name: people.ruth.name },
    ]);
    expect(await ask('SELECT count(*)::int AS n FROM sessions WHERE user_id <> $1', [maria.userId])).toEqual([
      { n: 0 },
    ]);
  });

  it('is refused while somebody has a timer running in it and another one here, and imported once one is stopped', async () => {
    await beginAnew(database().ownerUrl);
    const here = await givenPair(await givenPeople(), 'Boat Fairs');
    await givenAgreedBefore(here);
    const timer = await givenTimer(here);

    await expect(take(timed)).rejects.toThrow(
      `${people.maria.email} has a timer running in it and another one here`,
    );
    expect(await ask('SELECT 1 FROM workspaces WHERE id = $1', [pair.workspace.id])).toEqual([]);

    doneOf(await asPerson(here.assistant, () => submit(dropTimer, timer)));
    await take(timed);
    expect(await ask('SELECT workspace_id AS id, user_id AS of FROM timers')).toEqual([
      { id: pair.workspace.id, of: here.assistant.userId },
    ]);
  });

  it('leaves people erased who were erased where it comes from, even if their id is somebody’s here', async () => {
    const erased = {
      name: 'Someone who has left',
      deleted_at: LATER.toISOString(),
      email: addressOfNobody(people.maria.userId),
    };
    const file = place('erased.zip');
    await forge(good, file, (entries) => changePerson(entries, people.maria.userId, erased));
    const forger = await ownFingerprint();
    const takeForged = () =>
      importArchive(file, { ownerUrl: database().ownerUrl, trusted: [...trusted, forger] });
    const left = () => ask('SELECT id, email, name FROM users WHERE deleted_at IS NOT NULL');

    await beginAnew(database().ownerUrl);
    await takeForged();
    expect(await left()).toEqual([{ id: people.maria.userId, email: erased.email, name: erased.name }]);

    await beginAnew(database().ownerUrl);
    const { userId } = await givenPerson({ name: 'Mara', email: 'mara@elsewhere.example', zone: 'UTC' });
    await ask('UPDATE users SET id = $1 WHERE id = $2', [people.maria.userId, userId]);
    await takeForged();
    const [one] = await left();
    expect(one).toMatchObject({ email: `deleted-${one?.id}@deleted.invalid` });
    expect(one?.id).not.toBe(people.maria.userId);
  });

  it('doesn’t bring back what was said by somebody who was erased here since it was made', async () => {
    await beginAnew(database().ownerUrl);
    await ask(
      `INSERT INTO users (id, email, name, time_zone, deleted_at) VALUES ($1, $2, 'Someone who has left', 'UTC', now())`,
      [people.maria.userId, addressOfNobody(people.maria.userId)],
    );

    await expect(take(good)).rejects.toThrow(/erased here/);
    expect(await ask('SELECT 1 FROM workspaces')).toEqual([]);
  });
});
