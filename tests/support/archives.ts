import { createWriteStream } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';
import { CERTIFICATES, MANIFEST, Manifest, manifestText, SIGNATURE } from '@/lib/archive/manifest';
import { writeArchive } from '@/lib/archive/writing';
import { Zipping } from '@/lib/archive/zipping';
import { now } from '@/lib/platform/clock';
import { disconnect } from '@/lib/platform/db/client';
import { closeRateLimits } from '@/lib/platform/http/rate-limit';
import { fingerprint } from '@/lib/platform/seal/certificates';
import { assembleCms, signDetached } from '@/lib/platform/seal/cms';
import { sealKey } from '@/lib/platform/seal/key';
import { createDatabase, dropDatabase, onDatabase } from '@/scripts/steps/databases';

/** Writes a business's archive into a file. @returns its manifest. */
export async function exportTo(
  file: string,
  workspaceId: string,
  scope: 'business' | 'whole' = 'whole',
): Promise<Manifest> {
  const { manifest } = await writeArchive({ workspaceId, scope }, (zip) =>
    pipeline(zip, createWriteStream(file)),
  );
  return manifest;
}

/** @returns the SHA-256 of the certificate used for sealing here. */
export async function ownFingerprint(): Promise<string> {
  return fingerprint((await sealKey()).certificate);
}

/**
 * Turns this installation into another one: an empty database under the same address, no files, and a key of its own.
 */
export async function beginAnew(ownerUrl: string): Promise<void> {
  await closeRateLimits();
  await disconnect();
  const name = new URL(ownerUrl).pathname.slice(1);
  const adminUrl = onDatabase(ownerUrl, 'postgres');
  await dropDatabase(adminUrl, name);
  await createDatabase(
    adminUrl,
    name,
    new URL(process.env.HANDOVER_TEST_TEMPLATE_URL ?? '').pathname.slice(1),
  );
  const folder = process.env.STORAGE_DIR ?? '';
  for (const each of await readdir(folder)) await rm(join(folder, each), { recursive: true });
}

/** @returns each entry of an archive as text. */
export async function entriesOf(file: string): Promise<Map<string, Buffer>> {
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false });
  const entries = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    entries.set(entry.fileName, Buffer.concat(await (await zip.openReadStreamPromise(entry)).toArray()));
  }
  zip.close();
  return entries;
}

export type Entries = Map<string, Buffer>;

/**
 * Rewrites an archive as an attacker would: with a key, so that manifest and signature fit; or, without one, with the
 * original manifest and signature.
 */
export async function forge(
  from: string,
  to: string,
  change: (entries: Entries, manifest: Manifest) => void,
  { hasKey = true } = {},
): Promise<void> {
  const entries = await entriesOf(from);
  const manifest = Manifest.parse(JSON.parse(String(entries.get(MANIFEST))));
  change(entries, manifest);
  if (hasKey) {
    const own = (await sealKey()).certificate.toString();
    entries.set(CERTIFICATES, Buffer.from(`${entries.get(CERTIFICATES)}${own}`));
    for (const name of [MANIFEST, SIGNATURE]) entries.delete(name);
  }
  const zipping = new Zipping(now());
  const written = pipeline(zipping.stream, createWriteStream(to));
  for (const [name, bytes] of entries) await zipping.add(name, one(bytes));
  if (hasKey) await sign(zipping, manifest);
  zipping.end();
  await written;
}

async function sign(zipping: Zipping, manifest: Manifest): Promise<void> {
  const text = manifestText({ ...manifest, entries: [...zipping.entries] });
  const signature = assembleCms(signDetached(Buffer.from(text), await sealKey()));
  await zipping.add(SIGNATURE, one(signature));
  await zipping.add(MANIFEST, one(Buffer.from(text)));
}

/** Changes what an archive says about somebody. */
export function changePerson(entries: Entries, id: string, changes: object): void {
  const lines = String(entries.get('rows/people.jsonl')).trimEnd().split('\n');
  const changed = lines.map((line) => {
    const person = JSON.parse(line);
    return JSON.stringify(person.id === id ? { ...person, ...changes } : person);
  });
  entries.set('rows/people.jsonl', Buffer.from(`${changed.join('\n')}\n`));
}

/** Replaces a text everywhere in a file's bytes; both are equally long. */
export async function replaceInFile(from: string, to: string, before: string, after: string): Promise<void> {
  const text = (await readFile(from)).toString('latin1').replaceAll(before, after);
  await writeFile(to, Buffer.from(text, 'latin1'));
}

async function* one(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
