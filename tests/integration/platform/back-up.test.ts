import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeCopy } from '@/lib/agreements/copy/copy.jobs';
import { makeEvidence } from '@/lib/evidence/jobs';
import { askForEvidence } from '@/lib/evidence/requesting.actions';
import { disconnect } from '@/lib/platform/db/client';
import { closeRateLimits } from '@/lib/platform/http/rate-limit';
import { newId } from '@/lib/platform/ids';
import { backUp } from '@/scripts/steps/backing-up';
import { asUser, createDatabase, dropDatabase, migrated, onDatabase } from '@/scripts/steps/databases';
import { askDatabase } from '@/scripts/steps/postgres-tools';
import { restore } from '@/scripts/steps/restoring';
import { currentVersion, givenAgreementInForce } from '@/tests/support/agreements';
import { givenBriefDelivered } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { FIRST_TRY } from '@/tests/support/first-try';
import { asPerson, givenPeople } from '@/tests/support/people';
import { givenTwoServers, HAS_PG_DUMP } from '@/tests/support/servers/matching-postgres';

const LOGIN = 'handover_back_up_app';
const NAME = `handover_back_up_${process.pid}`;
const EMPTY = `${NAME}_empty`;

describe.runIf(HAS_PG_DUMP)('a back-up', () => {
  const servers = givenTwoServers();
  const folder = mkdtempSync(join(tmpdir(), 'handover-back-up-'));
  const from = join(folder, 'back-up');
  const before = { ...process.env };
  let ownerUrl: string;
  /** whom row level security binds */
  let boundUrl: string;

  beforeAll(async () => {
    ownerUrl = await createDatabase(servers.one(), NAME);
    boundUrl = (await migrated(ownerUrl, LOGIN)).appUrl;
    Object.assign(process.env, { DATABASE_APP_URL: boundUrl, STORAGE_DIR: join(folder, 'files') });
    await givenBusiness();
    await backUp({ databaseUrl: ownerUrl, filesFolder: join(folder, 'files'), to: from });
    await disconnect();
    await closeRateLimits();
  });
  afterAll(async () => {
    Object.assign(process.env, before);
    for (const server of [servers.one(), servers.other()]) await dropDatabase(server, NAME);
    await rm(folder, { recursive: true, force: true });
  });

  /** A business with an agreement that is signed and sealed, a brief that is delivered with files, and a sealed record. */
  async function givenBusiness(): Promise<void> {
    const { ruth: owner, maria: assistant, workspace, engagements } = await givenPeople();
    const pair = { owner, assistant, workspace, engagementId: engagements.maria };
    const ref = await givenAgreementInForce(pair);
    const version = await currentVersion(owner, ref);
    const { workspaceId, id: agreementId } = ref;
    await makeCopy.perform({ workspaceId, agreementId, versionId: version?.id }, FIRST_TRY);
    await givenBriefDelivered(pair);
    const id = newId();
    const asked = { workspaceId, engagementId: pair.engagementId, id };
    doneOf(await asPerson(assistant, () => submit(askForEvidence, asked)));
    await makeEvidence.perform({ workspaceId, id, userId: assistant.userId }, FIRST_TRY);
  }

  /** As if everything were started on what was restored. @returns what is found there. */
  async function startAnew(databaseUrl: string, appUrl: string) {
    process.env.STORAGE_DIR = join(folder, 'restored');
    process.env.DATABASE_APP_URL = appUrl;
    vi.resetModules();
    const { checkWholeRecord } = await import('@/scripts/steps/whole-record');
    return checkWholeRecord(databaseUrl);
  }

  const rowsOf = (url: string) =>
    askDatabase<{ table: string; rows: number }>(
      url,
      `SELECT relname AS table, (xpath('/row/c/text()', query_to_xml(
         format('SELECT count(*) AS c FROM public.%I', relname), false, true, '')))[1]::text::int AS rows
       FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname`,
    );

  it('is restored on another server: every row is there, every seal and chain verifies, and people go on', async () => {
    const to = await createDatabase(servers.other(), NAME);
    const files = join(folder, 'restored');
    const appUrl = asUser(to, LOGIN, 'another password of the new server');

    await restore({ from, ownerUrl: to, checkUrl: to, appUrl, filesFolder: files });

    expect(await rowsOf(to)).toEqual(await rowsOf(ownerUrl));
    const found = await startAnew(to, appUrl);
    expect(found).toEqual({ chains: 1, copies: 2, files: 3, problems: [] });
    // what row level security let the app see before, it sees again; and the queue continues where it was
    const { givenPeople: again } = await import('@/tests/support/people');
    const { refuseUnsafeRole } = await import('@/lib/platform/db/start-up-check');
    await refuseUnsafeRole();
    expect((await again()).workspace.slug).not.toBe('');
    const ofApp = await import('@/lib/platform/db/client');
    await ofApp.disconnect();
    await (await import('@/lib/platform/http/rate-limit')).closeRateLimits();
  });

  it("isn't restored over anything that exists", async () => {
    const appUrl = asUser(ownerUrl, LOGIN, 'any');

    const again = restore({ from, ownerUrl, checkUrl: ownerUrl, appUrl, filesFolder: null });
    await expect(again).rejects.toThrow(/isn’t empty/);
  });

  it("isn't restored where nothing could be checked afterwards: by a login that sees no row, or in another database", async () => {
    const to = await createDatabase(servers.one(), EMPTY);
    const appUrl = asUser(to, LOGIN, 'any');
    const restoring = { from, ownerUrl: to, appUrl, filesFolder: null };

    const bound = restore({ ...restoring, checkUrl: boundUrl });
    await expect(bound).rejects.toThrow(/see what was restored.*\nCREATE ROLE handover_backup/);
    await expect(restore({ ...restoring, checkUrl: ownerUrl })).rejects.toThrow(/names another database/);

    const there = await rowsOf(to);
    await dropDatabase(servers.one(), EMPTY);
    expect(there).toEqual([]);
  });

  it("isn't made by a login bound by row level security, which is told what to do", async () => {
    const tried = backUp({ databaseUrl: boundUrl, filesFolder: null, to: join(folder, 'another') });

    await expect(tried).rejects.toThrow(/CREATE ROLE handover_backup LOGIN BYPASSRLS/);
  });

  it('has its name only once it is whole: what a full disk leaves behind isn’t restored, and doesn’t stop the next', async () => {
    const to = join(folder, 'in-two-tries');
    const [blocked, free] = [join(folder, 'no-folder'), join(folder, 'files')];
    writeFileSync(blocked, 'a file where a folder should be');

    await expect(backUp({ databaseUrl: ownerUrl, filesFolder: blocked, to })).rejects.toThrow();
    expect(existsSync(to)).toBe(false);

    await backUp({ databaseUrl: ownerUrl, filesFolder: free, to });
    expect(readdirSync(to).sort()).toEqual(['database.dump', 'files']);
    expect(existsSync(`${to}.unfinished`)).toBe(false);
  });

  it('holds no bytes that are on their way, and only its owner can read it', () => {
    expect(readdirSync(from).sort()).toEqual(['database.dump', 'files']);
    expect(execFileSync('stat', ['-c', '%a', from], { encoding: 'utf8' }).trim()).toBe('700');
    for (const name of ['arriving', 'held', 'incoming', 'previews'])
      expect(readdirSync(join(from, 'files'))).not.toContain(name);
  });

  it('with a changed copy in it is detected', async () => {
    const to = onDatabase(servers.other(), NAME);
    const [copy] = await askDatabase<{ sha256: string }>(to, 'SELECT sha256 FROM agreement_copies');
    const { sha256 = '' } = copy ?? {};
    const path = readdirSync(join(folder, 'restored'), { recursive: true, encoding: 'utf8' }).find((each) =>
      each.includes(sha256),
    );
    writeFileSync(join(folder, 'restored', path ?? ''), 'something else');

    const { problems } = await startAnew(to, asUser(to, LOGIN, 'another password of the new server'));

    expect(problems).toEqual([
      `The sealed copy ${sha256} is not there, or was changed.`,
      expect.stringMatching(`^The file ${sha256} has 14 bytes instead of \\d+\\.$`),
    ]);
  });
});
