import { z } from 'zod';

/** Named in the manifest, so that somebody holding an archive in ten years knows how to read it (docs/archive.md). */
export const ARCHIVE_FORMAT = 'handover.archive.v1';

export const MANIFEST = 'manifest.json';
/** the manifest's signature, CMS as in a sealed PDF, by the key of the installation that made the archive */
export const SIGNATURE = 'manifest.p7s';
export const CERTIFICATES = 'seal/certificates.pem';
export const PEOPLE = 'rows/people.jsonl';
export const JOBS = 'rows/jobs.jsonl';

/** @returns the entry with a table's rows. */
export function rowsOf(table: string): string {
  return `rows/${table}.jsonl`;
}

/** @returns the entry with a file's bytes. */
export function bytesOf(sha256: string): string {
  return `files/${sha256}`;
}

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const ManifestEntry = z.strictObject({ name: z.string(), sha256: Sha256, bytes: z.int().min(0) });
export type ManifestEntry = z.infer<typeof ManifestEntry>;

export const Manifest = z.strictObject({
  format: z.literal(ARCHIVE_FORMAT),
  /** `whole`: with what belongs to one person alone */
  scope: z.enum(['business', 'whole']),
  /** the newest migration of the source database: rows fit one that has the same */
  schema: z.string(),
  madeAt: z.iso.datetime(),
  /** where it was made */
  from: z.url(),
  workspace: z.strictObject({ id: z.uuid(), slug: z.string(), name: z.string() }),
  tables: z.array(z.strictObject({ name: z.string(), rows: z.int().min(0), columns: z.array(z.string()) })),
  /** hashes of files whose bytes were missing from the source's storage, or are held back by a scanner */
  missing: z.array(Sha256),
  leftOut: z.record(z.string(), z.string()),
  entries: z.array(ManifestEntry),
});
export type Manifest = z.infer<typeof Manifest>;

/** @returns a manifest as it is written and signed. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 1)}\n`;
}
