import { createHash, type X509Certificate } from 'node:crypto';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { certificatesIn, fingerprint } from '@/lib/platform/seal/certificates';
import { isSignatureOver, readCms } from '@/lib/platform/seal/cms';
import { messageOf } from '@/lib/platform/text/message-of';
import { CERTIFICATES, MANIFEST, Manifest, type ManifestEntry, SIGNATURE } from './manifest';
import { ArchiveRefused, refuseUnless } from './refusing';

/** The part of an archive that is read whole: a line for each of half a million files. */
const MOST_MANIFEST_BYTES = 128 * 1024 * 1024;
const MOST_ENTRIES = 500_000;
/** Rows compress to about a tenth; something that would grow beyond this is made to fill a disk. */
const MOST_GROWTH = 200;

export type OpenArchive = {
  readonly manifest: Manifest;
  /** those in it; whether they are known here is another question */
  readonly certificates: readonly X509Certificate[];
  /** the SHA-256 of the certificate that signed the manifest */
  readonly signedBy: string;
  /** Reads an entry named in the manifest. @throws ArchiveRefused when its bytes aren't what the manifest says */
  readonly read: (name: string) => AsyncGenerator<Buffer>;
  readonly close: () => void;
};

/**
 * Opens an archive and checks it before anything is taken from it: its names, its lengths, its manifest and that one's
 * signer, then each entry's hash.
 * @throws ArchiveRefused that says what is wrong
 */
export async function openArchive(file: string): Promise<OpenArchive> {
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false, strictFileNames: true }).catch(
    (error: unknown) => {
      throw refusedBy(error);
    },
  );
  try {
    const entries = await listEntries(zip);
    const text = await readSmall(zip, entries, MANIFEST);
    const manifest = manifestIn(text);
    const parts = readSignature(await readSmall(zip, entries, SIGNATURE));
    refuseUnless(isSignatureOver([text], parts), 'its manifest was changed after it was signed');
    const named = requireSameEntries(manifest, entries);
    const archive: OpenArchive = {
      manifest,
      certificates: [],
      signedBy: fingerprint(parts.certificate),
      read: (name) => readChecked(zip, entries.get(name), named.get(name)),
      close: () => zip.close(),
    };
    for (const { name } of manifest.entries) for await (const _ of archive.read(name));
    const certificates = certificatesIn((await readSmall(zip, entries, CERTIFICATES)).toString('utf8'));
    return { ...archive, certificates };
  } catch (error) {
    zip.close();
    throw refusedBy(error);
  }
}

/**
 * The reader's own refusals (a path that leads outside, a false length, a truncated zip) are passed on in its words.
 */
function refusedBy(error: unknown): ArchiveRefused {
  if (error instanceof ArchiveRefused) return error;
  return new ArchiveRefused(messageOf(error));
}

async function listEntries(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  refuseUnless(zip.entryCount <= MOST_ENTRIES, `it has more than ${MOST_ENTRIES} entries`);
  const entries = new Map<string, Entry>();
  let [packed, unpacked] = [0, 0];
  for await (const entry of zip.eachEntry()) {
    refuseUnless(!entries.has(entry.fileName), `it has "${entry.fileName}" twice`);
    refuseUnless(!entry.isEncrypted(), `"${entry.fileName}" is encrypted`);
    entries.set(entry.fileName, entry);
    packed += entry.compressedSize;
    unpacked += entry.uncompressedSize;
  }
  refuseUnless(packed <= zip.fileSize, 'its entries are larger than the file');
  refuseUnless(unpacked <= zip.fileSize * MOST_GROWTH, 'it would grow to far more than an archive does');
  return entries;
}

async function readSmall(zip: ZipFile, entries: ReadonlyMap<string, Entry>, name: string): Promise<Buffer> {
  const entry = entries.get(name);
  refuseUnless(entry !== undefined, `it has no ${name}: it is half of one, or something else`);
  refuseUnless(entry.uncompressedSize <= MOST_MANIFEST_BYTES, `its ${name} is too long`);
  const stream = await zip.openReadStreamPromise(entry);
  return Buffer.concat(await stream.toArray());
}

function manifestIn(text: Buffer): Manifest {
  let json: unknown;
  try {
    json = JSON.parse(text.toString('utf8'));
  } catch {
    throw new ArchiveRefused('its manifest can’t be read');
  }
  const read = Manifest.safeParse(json);
  refuseUnless(read.success, 'its manifest is not one of this format');
  return read.data;
}

function readSignature(der: Buffer) {
  try {
    return readCms(der);
  } catch {
    throw new ArchiveRefused('the signature of its manifest was changed');
  }
}

/** Everything the manifest names is there with that length, and nothing else is. */
function requireSameEntries(manifest: Manifest, entries: ReadonlyMap<string, Entry>) {
  const named = new Map(manifest.entries.map((entry) => [entry.name, entry]));
  refuseUnless(named.size === manifest.entries.length, 'its manifest names an entry twice');
  for (const { name, bytes } of manifest.entries) {
    const entry = entries.get(name);
    refuseUnless(entry !== undefined, `"${name}" is missing: it is half of one`);
    refuseUnless(entry.uncompressedSize === bytes, `"${name}" is not as long as its manifest says`);
  }
  for (const name of entries.keys()) {
    refuseUnless(
      named.has(name) || name === MANIFEST || name === SIGNATURE,
      `its manifest doesn’t know "${name}"`,
    );
  }
  return named;
}

async function* readChecked(
  zip: ZipFile,
  entry: Entry | undefined,
  named: ManifestEntry | undefined,
): AsyncGenerator<Buffer> {
  refuseUnless(entry !== undefined && named !== undefined, 'something of it is missing: it is half of one');
  const hash = createHash('sha256');
  const stream = await zip.openReadStreamPromise(entry);
  for await (const chunk of stream) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    hash.update(bytes);
    yield bytes;
  }
  refuseUnless(hash.digest('hex') === named.sha256, `"${named.name}" was changed after the archive was made`);
}
