import { Readable } from 'node:stream';
import pg from 'pg';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { certificatesIn, fingerprint } from '@/lib/platform/seal/certificates';
import { sealKey } from '@/lib/platform/seal/key';
import { putFile } from '@/lib/platform/storage';
import { bytesOf, type Manifest } from '../manifest';
import { type OpenArchive, openArchive } from '../opening';
import { ArchiveRefused, refuseUnless } from '../refusing';
import { tablesOf } from '../writing';
import { bringRows, requireRoom } from './bringing-in';
import { requireTablesOwner, schemaName } from './catalogue';
import { type Checked, checkRecords } from './checking';
import { type Arrived, bringPeople } from './people';
import { renamePeople, staged, stageRows } from './staging';
import { bringJobs } from './waiting-jobs';

export type ImportOptions = {
  /** the owner of the tables: this is the one thing in the product done outside row level security */
  readonly ownerUrl: string;
  /** certificate fingerprints that the archive's maker has stated */
  readonly trusted: readonly string[];
};

export type Imported = Checked & {
  readonly manifest: Manifest;
  readonly people: Arrived;
  readonly jobs: number;
};

/**
 * Imports a business from its archive into this installation, completely or not at all: everything is checked, its
 * files' bytes are stored, and the rows come in one transaction.
 * @throws ArchiveRefused with what is wrong; Error when this installation can't import it
 */
export async function importArchive(file: string, options: ImportOptions): Promise<Imported> {
  const archive = await openArchive(file);
  const db = new pg.Client({ connectionString: options.ownerUrl, options: '-c timezone=UTC' });
  await db.connect();
  try {
    await requireTablesOwner(db);
    await requireFit(db, archive);
    await requireTrust(db, archive, options.trusted);
    await requireRoom(db, archive);
    return await inOneTransaction(db, archive);
  } catch (error) {
    throw inWords(error);
  } finally {
    await db.end();
    archive.close();
  }
}

async function inOneTransaction(db: pg.Client, archive: OpenArchive): Promise<Imported> {
  await db.query('BEGIN');
  try {
    await stageRows(db, archive);
    const checked = await checkRecords(db, archive);
    await storeFiles(db, archive);
    const people = await bringPeople(db, archive);
    await requireKnownPeople(db, people);
    await renamePeople(
      db,
      people,
      archive.manifest.tables.map(({ name }) => name),
    );
    await requireOneTimer(db, archive);
    await bringRows(db, archive);
    const jobs = await bringJobs(db, archive, people);
    await keepCertificates(db, archive);
    await note(db, archive);
    await db.query('COMMIT');
    return { ...checked, manifest: archive.manifest, people, jobs };
  } catch (error) {
    await db.query('ROLLBACK');
    throw error;
  }
}

/** Rows fit only a database at the same migration as theirs. */
async function requireFit(db: pg.Client, { manifest }: OpenArchive): Promise<void> {
  const here = await schemaName(db);
  refuseUnless(
    manifest.schema === here,
    `it was made by a Handover whose database is at ${manifest.schema}, and this one is at ${here}; take it in with the same release, and upgrade then`,
  );
  const names = manifest.tables.map(({ name }) => name);
  const wanted = tablesOf(manifest.scope);
  refuseUnless(
    names.length === wanted.length && names.every((name, place) => name === wanted[place]),
    'a table is missing',
  );
}

/** An accepted certificate is trusted from then on: each must be known here, or named by the operator. */
async function requireTrust(db: pg.Client, archive: OpenArchive, trusted: readonly string[]): Promise<void> {
  const { rows } = await db.query<{ pem: string }>('SELECT pem FROM seal_certificates');
  const known = [
    ...certificatesIn(rows.map(({ pem }) => pem).join('\n')).map(fingerprint),
    fingerprint((await sealKey()).certificate),
    ...trusted.map((each) => each.replaceAll(':', '').toLowerCase()),
  ];
  const found = archive.certificates.map(fingerprint);
  refuseUnless(found.includes(archive.signedBy), 'the certificate of its signature is not in it');
  const unknown = found.filter((each) => !known.includes(each));
  refuseUnless(
    unknown.length === 0,
    `it was sealed with certificates that are not known here. Ask whoever made it for their fingerprints; if they are these, say so with ${unknown.map((each) => `--trust ${each}`).join(' ')}`,
  );
}

/** Before the rows that name them; the nightly sweep removes what was stored for an import that fails. */
async function storeFiles(db: pg.Client, archive: OpenArchive): Promise<void> {
  const { rows } = await db.query<{ sha256: string; bytes: string }>(
    `SELECT sha256, max(size_bytes) AS bytes FROM (
       SELECT sha256, size_bytes FROM ${staged('files')} UNION SELECT sha256, size_bytes FROM ${staged('playbook_files')}) AS n
     GROUP BY 1`,
  );
  for (const { sha256, bytes } of rows) {
    if (archive.manifest.missing.includes(sha256)) continue;
    const stored = await putFile(Readable.from(archive.read(bytesOf(sha256)), { objectMode: false }), {
      maxBytes: Number(bytes),
    });
    refuseUnless(stored.sha256 === sha256, `"${bytesOf(sha256)}" is not the file that its name says`);
  }
}

/** Each belongs to the business: an archive brings nobody else along, and names nobody who is here and not in it. */
async function requireKnownPeople(db: pg.Client, { ids }: Arrived): Promise<void> {
  const { rows } = await db.query<{ user_id: string }>(`SELECT user_id FROM ${staged('memberships')}`);
  const members = rows.map(({ user_id }) => user_id);
  refuseUnless(
    members.every((id) => ids.has(id)),
    'somebody in it is not among its people',
  );
  refuseUnless(ids.size === new Set(members).size, 'it brings people along who are not in the business');
  refuseUnless(new Set(ids.values()).size === ids.size, 'two of its people are one here');
}

/** One at a time, over all businesses: only its person can say what should become of either (adr/0146). */
async function requireOneTimer(db: pg.Client, { manifest }: OpenArchive): Promise<void> {
  if (!manifest.tables.some(({ name }) => name === 'timers')) return;
  const { rows } = await db.query<{ email: string }>(
    `SELECT u.email FROM ${staged('timers')} t JOIN timers here USING (user_id) JOIN users u ON u.id = user_id ORDER BY 1`,
  );
  refuseUnless(
    rows.length === 0,
    `${rows.map(({ email }) => email).join(', ')} has a timer running in it and another one here, and a person can have only one; ask them to stop the one here, and take it in again`,
  );
}

async function keepCertificates(db: pg.Client, { certificates }: OpenArchive): Promise<void> {
  for (const certificate of certificates) {
    await db.query(
      `INSERT INTO seal_certificates (fingerprint, pem, first_used_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
      [fingerprint(certificate), certificate.toString(), now()],
    );
  }
}

/** Owners read in their log where the business came from, and who signed that. */
async function note(db: pg.Client, { manifest, signedBy }: OpenArchive): Promise<void> {
  const { id } = manifest.workspace;
  const { from, madeAt } = manifest;
  await db.query(
    `INSERT INTO audit_events (workspace_id, id, action, subject_kind, subject_id, data, at)
     VALUES ($1, $2, 'workspace.imported', 'workspace', $1, $3, $4)`,
    [id, newId(), JSON.stringify({ from, madeAt, signedBy }), now()],
  );
}

/** Anything the database refuses in an archive is the archive's fault, and reported as such. */
function inWords(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError) || !/^2[23]/.test(error.code ?? '')) return error;
  return new ArchiveRefused(`its rows don’t fit together (${error.message})`);
}
