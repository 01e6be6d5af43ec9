import type { X509Certificate } from 'node:crypto';
import { RECORD_FILE, REFERENCE_FILE } from '@/lib/platform/record/names';
import { checkRecord, type RecordCheck } from '@/lib/platform/record/record-file';
import { checkReference, type ReferenceCheck } from '@/lib/platform/record/reference-file';
import { fingerprint } from '@/lib/platform/seal/certificates';
import { checkSeal, type SealCheck } from '@/lib/platform/seal/checking';
import { attachmentsIn } from '@/lib/platform/seal/pdf';
import { counted } from '@/lib/platform/text/counted';
import { formatStampToTheSecond } from '@/lib/platform/time/format';
import { type ContentsCheck, checkContents } from './contents';
import { readFile } from './reading';
import { type Answer, answerFor, type RecordStatus } from './rules';

type Known = {
  /** certificates that copies were sealed with */
  readonly certificates: readonly X509Certificate[];
  /** the record's answer; null when it wasn't asked */
  readonly standing: ((sha256: string) => Promise<RecordStatus>) | null;
};

export type Verdict = {
  readonly answer: Answer;
  readonly sha256: string;
  /** what was checked and found, a sentence each */
  readonly findings: readonly string[];
};

/**
 * Verifies a file. The record's answer comes first, as on the page: it knows the exact bytes. Without it the file has
 * to prove itself genuine: one signature over all of it, by a known certificate, and files inside that agree.
 */
export async function verifyFile(bytes: Buffer, { certificates, standing }: Known): Promise<Verdict> {
  const { sha256, isMarked } = await readFile(inOnePiece(bytes));
  const seal = checkSeal(bytes);
  const isKnown = seal.kind === 'intact' && certificates.some(({ raw }) => raw.equals(seal.certificate.raw));
  const contents = seal.kind === 'intact' ? checkFiles(await attachmentsIn(bytes)) : null;
  const answer = standing
    ? answerFor(await standing(sha256), isMarked)
    : answerAlone({ seal, isKnown, contents, isMarked });
  return { answer, sha256, findings: [...onSeal(seal, isKnown), ...onContents(contents)] };
}

type Alone = {
  readonly seal: SealCheck;
  readonly isKnown: boolean;
  readonly contents: Contents | null;
  readonly isMarked: boolean;
};

function answerAlone({ seal, isKnown, contents, isMarked }: Alone): Answer {
  const nothing = { record: null, since: null, until: null };
  if (seal.kind === 'intact' && contents?.sound) return { kind: isKnown ? 'genuine' : 'unknown', ...nothing };
  return answerFor({ kind: 'unknown', ...nothing }, isMarked);
}

function onSeal(seal: SealCheck, isKnown: boolean): string[] {
  if (seal.kind === 'none') return ['It carries no seal.'];
  if (seal.kind === 'broken') return [`Its seal is broken: ${seal.why}.`];
  const { certificate, timestamp } = seal;
  return [
    'Its seal covers the whole file, and nothing was changed since.',
    isKnown
      ? `The seal is by a certificate known here: ${certificate.subject}.`
      : `The seal is by a certificate that is not known here: ${certificate.subject}, SHA-256 ${fingerprint(certificate)}.`,
    ...(timestamp
      ? [
          `A timestamp says it was sealed by ${formatStampToTheSecond(timestamp.at)}: ${timestamp.by.replaceAll('\n', ', ')}.`,
        ]
      : []),
  ];
}

/** What a sealed file holds: a copy of what two people signed, a record, or a reference. */
type Contents = ContentsCheck | RecordCheck | ReferenceCheck;

function checkFiles(files: ReadonlyMap<string, string>): Contents {
  const record = files.get(RECORD_FILE);
  if (record !== undefined) return checkRecord(record);
  const reference = files.get(REFERENCE_FILE);
  return reference === undefined ? checkContents(files) : checkReference(reference);
}

function onContents(contents: Contents | null): string[] {
  if (contents === null) return [];
  if (!contents.sound) return [`What is in it doesn’t agree: ${contents.why}.`];
  if ('messages' in contents) {
    const { agreements, owed, messages } = contents;
    return [
      `The record in it holds together: ${counted(agreements, 'agreement')} as signed, ${counted(owed, 'amount')} owed and in its books, ${messages === null ? 'without briefs and messages, which its assistant could no longer read' : counted(messages, 'message')}.`,
    ];
  }
  if ('engagements' in contents) {
    const { engagements, evaluations } = contents;
    return [
      `The reference in it agrees with itself: ${counted(engagements, 'engagement')}, and what was written in ${counted(evaluations, 'evaluation')} that both signed.`,
    ];
  }
  return [
    `Both signed the text in it, whose SHA-256 is ${contents.documentHash}; its record of ${counted(contents.events, 'event')} holds together.`,
  ];
}

async function* inOnePiece(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
