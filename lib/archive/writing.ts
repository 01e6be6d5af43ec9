import type { Readable } from 'node:stream';
import { now } from '@/lib/platform/clock';
import { env } from '@/lib/platform/env/env';
import { assembleCms, signDetached } from '@/lib/platform/seal/cms';
import { sealKey } from '@/lib/platform/seal/key';
import { openFile } from '@/lib/platform/storage';
import {
  type Snapshot,
  type SnapshotOf,
  type SnapshotScope,
  withSnapshot,
} from '@/lib/platform/tenancy/snapshot';
import { JOBS_LEFT_BEHIND } from './jobs.rules';
import {
  ARCHIVE_FORMAT,
  bytesOf,
  CERTIFICATES,
  JOBS,
  MANIFEST,
  type Manifest,
  manifestText,
  PEOPLE,
  rowsOf,
  SIGNATURE,
} from './manifest';
import {
  type NamedBytes,
  readCertificates,
  readColumns,
  readJobs,
  readNamedBytes,
  readPeople,
  readRows,
  readSchemaName,
} from './reading';
import { SHEETS, sheetRows } from './sheets';
import { LEFT_OUT, OF_ONE_PERSON, OF_THE_BUSINESS } from './tables.rules';
import { READ_ME } from './words';
import { inBlocks, Zipping } from './zipping';

/**
 * Streams a business's archive to its destination: rows as of one moment, then files. However large it is, only a few
 * rows and a piece of a file are in memory, and a line for each file.
 * @param take reads the zip to its end and answers when all of it is kept; it fails when the archive does
 * @returns the manifest, and what `take` answered
 * @throws Error when there is no such business
 */
export async function writeArchive<T>(
  extent: SnapshotOf,
  take: (zip: Readable) => Promise<T>,
): Promise<{ readonly manifest: Manifest; readonly taken: T }> {
  const at = now();
  const zipping = new Zipping(at);
  // if one side fails, the other must not wait for it for ever
  const givenUp = (error: unknown) => {
    zipping.giveUp(error instanceof Error ? error : new Error(String(error)));
    throw error;
  };
  const [manifest, taken] = await Promise.all([
    fill(zipping, extent, at).catch(givenUp),
    take(zipping.stream).catch(givenUp),
  ]);
  return { manifest, taken };
}

async function fill(zipping: Zipping, extent: SnapshotOf, at: Date): Promise<Manifest> {
  const { named, ...read } = await withSnapshot(extent, (snapshot) => writeRows(zipping, snapshot, extent));
  const missing: string[] = [];
  for (const { sha256, isHeld } of named) {
    const file = isHeld ? null : await openFile(sha256);
    if (file) await zipping.add(bytesOf(sha256), file.stream, { isCompressed: true });
    else missing.push(sha256);
  }
  const manifest: Manifest = {
    format: ARCHIVE_FORMAT,
    scope: extent.scope,
    madeAt: at.toISOString(),
    from: env().NEXTAUTH_URL,
    ...read,
    missing,
    leftOut: { ...LEFT_OUT, ...JOBS_LEFT_BEHIND },
    entries: [...zipping.entries],
  };
  const text = manifestText(manifest);
  await zipping.add(SIGNATURE, pieces(assembleCms(signDetached(Buffer.from(text), await sealKey()))));
  await zipping.add(MANIFEST, pieces(text));
  zipping.end();
  return manifest;
}

async function writeRows(zipping: Zipping, snapshot: Snapshot, extent: SnapshotOf) {
  const workspace = await requireWorkspace(snapshot, extent.workspaceId);
  const schema = await readSchemaName(snapshot);
  await zipping.add('README.txt', pieces(READ_ME));
  await zipping.add(PEOPLE, inBlocks(readPeople(snapshot, extent)));
  const tables: Manifest['tables'] = [];
  for (const table of tablesOf(extent.scope)) {
    const { columns, key } = await readColumns(snapshot, table);
    let rows = 0;
    await zipping.add(
      rowsOf(table),
      inBlocks(counted(readRows(snapshot, extent, { table, key }), () => rows++)),
    );
    tables.push({ name: table, rows, columns });
  }
  await zipping.add(JOBS, inBlocks(readJobs(snapshot, extent)));
  await zipping.add(CERTIFICATES, pieces(...(await certificates(snapshot))));
  for (const sheet of SHEETS) {
    await zipping.add(`sheets/${sheet.name}.csv`, inBlocks(sheetRows(snapshot, extent, sheet)));
  }
  const named: NamedBytes[] = [];
  for await (const each of readNamedBytes(snapshot, extent)) named.push(each);
  return { schema, workspace, tables, named };
}

/** @returns the tables that go into an archive of this scope. */
export function tablesOf(scope: SnapshotScope): readonly string[] {
  return scope === 'whole' ? [...OF_THE_BUSINESS, ...OF_ONE_PERSON] : OF_THE_BUSINESS;
}

async function requireWorkspace(snapshot: Snapshot, id: string): Promise<Manifest['workspace']> {
  for await (const found of snapshot.rows<Manifest['workspace']>(
    'SELECT id, slug, name FROM workspaces WHERE id = $1',
    [id],
  )) {
    return found;
  }
  throw new Error('there is no such business here');
}

/** The installation's certificates, including the one that signs the manifest. */
async function certificates(snapshot: Snapshot): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const pem of readCertificates(snapshot)) found.push(pem);
  const own = (await sealKey()).certificate.toString();
  return found.includes(own) ? found : [...found, own];
}

async function* counted<T>(source: AsyncIterable<T>, one: () => void): AsyncGenerator<T> {
  for await (const each of source) {
    one();
    yield each;
  }
}

async function* pieces<T>(...all: readonly T[]): AsyncGenerator<T> {
  yield* all;
}
