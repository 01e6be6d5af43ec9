import { beforeAll, describe, expect, it } from 'vitest';
import { sweepFiles } from '@/lib/files/sweeping.jobs';
import { atTime, now } from '@/lib/platform/clock';
import { recordFile } from '@/lib/platform/files/storing';
import { fileStore, openFile, putFile } from '@/lib/platform/storage';
import { withActor } from '@/lib/platform/tenancy';
import { givenConnection } from '@/tests/support/connections';
import { FIRST_TRY } from '@/tests/support/first-try';
import { givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenStorage } from '@/tests/support/servers/storage';

const DAY_MS = 24 * 60 * 60 * 1000;

describe('the sweep of files', () => {
  const database = givenDatabaseWithPeople();
  const owner = givenConnection(database, 'owner');
  givenStorage();
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  const put = (text: string) => putFile(Buffer.from(text), { maxBytes: 1_000 });
  const sweepAfter = (days: number) =>
    atTime(new Date(now().getTime() + days * DAY_MS), () => sweepFiles.perform({}, FIRST_TRY));
  async function record(text: string): Promise<string> {
    const stored = { name: 'a.txt', contentType: 'text/plain', ...(await put(text)) };
    const { workspace, engagements, ruth } = people;
    const place = { workspaceId: workspace.id, engagementId: engagements.maria, uploadedById: ruth.userId };
    await withActor({ kind: 'user', userId: ruth.userId }, (tx) => recordFile(tx, { ...place, stored }));
    return stored.sha256;
  }
  async function isKept(sha256: string): Promise<boolean> {
    for await (const each of fileStore().list('kept')) if (each.sha256 === sha256) return true;
    return false;
  }

  it('checks every table that names bytes by their hash, except those that name a file as well', async () => {
    const { rows } = await owner().query<{ name: string; asked: boolean; names_file: boolean }>(
      `SELECT c.table_name AS name,
         pg_get_functiondef('app.hashes_named'::regproc) LIKE '%FROM ' || c.table_name || ' %' AS asked,
         EXISTS (SELECT 1 FROM information_schema.columns f
           WHERE f.table_schema = 'public' AND f.table_name = c.table_name AND f.column_name = 'file_id') AS names_file
       FROM information_schema.columns c
       WHERE c.table_schema = 'public' AND c.column_name = 'sha256' ORDER BY 1`,
    );

    expect(rows.filter(({ asked }) => asked).map(({ name }) => name)).toEqual([
      'archives',
      'files',
      'playbook_files',
      'reference_files',
      'uploads',
    ]);
    const others = rows.filter(({ asked, names_file }) => !asked && !names_file);
    // a hash by which a file can be checked that nobody keeps here any more (adr/0207)
    expect(others.map(({ name }) => name)).toEqual(['erased_seals']);
  });

  it('leaves what a row names, however old it is', async () => {
    const sha256 = await record('named');

    await sweepAfter(400);

    expect(await isKept(sha256)).toBe(true);
  });

  it('sets aside what nothing names after three days, and removes it two weeks later', async () => {
    const { sha256 } = await put('refused');

    await sweepAfter(2);
    expect(await isKept(sha256)).toBe(true);
    await sweepAfter(4);
    expect(await isKept(sha256)).toBe(false);
    await sweepAfter(10);
    expect(await fileStore().bringBack(sha256)).toBe(true);

    await sweepAfter(4);
    await sweepAfter(19);
    expect(await openFile(sha256)).toBeNull();
  });

  it('loses nothing that is named at the moment it is set aside: anybody who opens it finds it', async () => {
    const { sha256 } = await put('at the same moment');
    await sweepAfter(4);
    await record('at the same moment');
    await fileStore().setAside(sha256);

    expect((await openFile(sha256))?.sizeBytes).toBe(18);
    expect(await isKept(sha256)).toBe(true);
  });

  it('brings back by itself what is named again', async () => {
    const sha256 = await record('named again');
    await fileStore().setAside(sha256);

    await sweepAfter(30);

    expect(await isKept(sha256)).toBe(true);
  });
});
