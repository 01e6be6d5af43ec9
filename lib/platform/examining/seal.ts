import type { X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { now } from '@/lib/platform/clock';
import { env } from '@/lib/platform/env/env';
import { certificatesIn } from '@/lib/platform/seal/certificates';
import { checkSeal } from '@/lib/platform/seal/checking';
import { madeKeyFile, sealKey } from '@/lib/platform/seal/key';
import { readWhole, sizeOfFile } from '@/lib/platform/storage';
import { withActor } from '@/lib/platform/tenancy';
import { listSealCertificates } from '@/lib/platform/tenancy/find-copy';
import { counted } from '@/lib/platform/text/counted';
import { messageOf } from '@/lib/platform/text/message-of';
import { DAY_MS } from '@/lib/platform/time/lengths';
import { broken, type Finding, good, note } from './findings';

const NOBODY_VOUCHES = 'Copies can be checked all the same, but nobody vouches for whose key it is.';
const TAKE_ONE =
  'Take a key of a certificate authority, if others are to trust it (docs/operate.md, The key that seals agreements).';
/** Certificate authorities take weeks. */
const SOON_MS = 60 * DAY_MS;

/** Checks that agreements can be sealed, with whose key, and that older seals still verify. */
export async function examineSeal(): Promise<readonly Finding[]> {
  return [await examineSealKey(), ...(await examineSealedCopies()), ...(await examinePresence())];
}

async function examineSealKey(): Promise<Finding> {
  const { SEAL_KEY_FILE } = env();
  // this check must not make a key: it may run under another account than the worker, which then couldn't read it
  if (!SEAL_KEY_FILE && !existsSync(madeKeyFile())) {
    return note(
      `SEAL_KEY_FILE is not set: a key is made when the first agreement is sealed. ${NOBODY_VOUCHES}`,
      TAKE_ONE,
    );
  }
  try {
    const { certificate } = await sealKey();
    const name = certificate.subject.replaceAll('\n', ', ');
    const leftMs = certificate.validToDate.getTime() - now().getTime();
    if (leftMs < 0)
      return broken(
        `The certificate of the seal, ${name}, ended on ${certificate.validTo}.`,
        'Put a new key and certificate into its file, and restart the workers.',
      );
    if (leftMs < SOON_MS)
      return note(
        `The certificate of the seal, ${name}, ends on ${certificate.validTo}.`,
        'Have the next one ready.',
      );
    if (SEAL_KEY_FILE) return good(`Agreements are sealed by ${name}; its key can be read and is its own.`);
    return note(`Agreements are sealed by a key made here, ${madeKeyFile()}. ${NOBODY_VOUCHES}`, TAKE_ONE);
  } catch (error) {
    return broken(
      `Agreements can’t be sealed: ${messageOf(error)}`,
      'Correct SEAL_KEY_FILE and SEAL_KEY_PASSWORD, or bring the key back from a back-up.',
    );
  }
}

/** The oldest copies show whether old keys still verify, the newest whether today's does. */
const AT_EACH_END = 2;

async function examineSealedCopies(): Promise<readonly Finding[]> {
  const hashes = await withActor({ kind: 'operator' }, async (tx) => {
    const ends = (createdAt: 'asc' | 'desc') =>
      tx.agreementCopy.findMany({ select: { sha256: true }, orderBy: { createdAt }, take: AT_EACH_END });
    return [...(await ends('asc')), ...(await ends('desc'))].map(({ sha256 }) => sha256);
  });
  const certificates = (await listSealCertificates()).flatMap(({ pem }) => certificatesIn(pem));
  const looks = await Promise.all([...new Set(hashes)].map((sha256) => lookAt(sha256, certificates)));
  if (looks.length === 0) return [];
  const wrong = looks.flatMap((look) => look ?? []);
  if (wrong.length > 0)
    return wrong.map((what) =>
      broken(what, 'Bring the storage back from a back-up (npm run check-data looks at every copy).'),
    );
  return [
    good(
      `Sealed copies of before are genuine: ${looks.length} looked at, the oldest and the newest, against ${counted(certificates.length, 'known certificate')}.`,
    ),
  ];
}

/** This many of the newest and of the oldest: asking a bucket for one takes some milliseconds. */
const MOST_ASKED_FOR = 1_000;
const AT_ONCE = 16;

/** Checks that everything sealed or signed can be downloaded, whatever is in it: both sides rely on it. */
async function examinePresence(): Promise<readonly Finding[]> {
  const hashes = await listSealed();
  const missing: string[] = [];
  for (let from = 0; from < hashes.length; from += AT_ONCE) {
    const batch = hashes.slice(from, from + AT_ONCE);
    const there = await Promise.all(batch.map(sizeOfFile));
    missing.push(...batch.filter((_, n) => there[n] === null));
  }
  if (missing.length === 0) return [];
  const named = missing.slice(0, MOST_NAMED).map((sha256) => `${sha256.slice(0, 12)}…`);
  const more = missing.length > named.length ? `, and ${missing.length - named.length} more` : '';
  return [
    broken(
      `${counted(missing.length, 'sealed or signed file')} of ${hashes.length} can’t be found in the storage: ${named.join(', ')}${more}. Whoever asks for one is told so, and no record that has it in it is sealed.`,
      'Bring them back from a back-up of the storage, under the same names; whoever was told then asks again.',
    ),
  ];
}

const MOST_NAMED = 5;

/** @returns the hashes of everything sealed, and of agreements signed elsewhere. */
async function listSealed(): Promise<readonly string[]> {
  return withActor({ kind: 'operator' }, async (tx) => {
    const rows = await tx.$queryRaw<{ sha256: string }[]>`
      WITH sealed AS MATERIALIZED (
        SELECT sha256, created_at AS at FROM agreement_copies
        UNION ALL SELECT sha256, created_at FROM evaluation_copies
        UNION ALL SELECT sha256, imported_at FROM agreement_imports
        UNION ALL SELECT sha256, sealed_at FROM evidence_files WHERE sha256 IS NOT NULL
        UNION ALL SELECT sha256, sealed_at FROM reference_files WHERE sha256 IS NOT NULL)
      (SELECT sha256 FROM sealed ORDER BY at DESC LIMIT ${MOST_ASKED_FOR}::int)
      UNION (SELECT sha256 FROM sealed ORDER BY at LIMIT ${MOST_ASKED_FOR}::int)`;
    return rows.map(({ sha256 }) => sha256);
  });
}

/** @returns what is wrong with a sealed copy; null when it is intact and sealed by a known certificate. */
async function lookAt(sha256: string, known: readonly X509Certificate[]): Promise<string | null> {
  const bytes = await readWhole(sha256).catch(() => null);
  const which = `The sealed copy ${sha256.slice(0, 12)}…`;
  if (!bytes) return `${which} is not in the storage, or was changed there.`;
  const seal = checkSeal(bytes);
  if (seal.kind !== 'intact') return `${which} ${seal.kind === 'none' ? 'carries no seal' : seal.why}.`;
  const isKnown = known.some(({ raw }) => raw.equals(seal.certificate.raw));
  return isKnown ? null : `${which} is sealed by a certificate that is not known here.`;
}
