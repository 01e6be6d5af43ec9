import { AGREEMENT_CHAIN, type EventKind } from '@/lib/agreements/chain';
import { verifyFile } from '@/lib/agreements/verifying/verify';
import { EVALUATION_CHAIN, type EvaluationEventKind } from '@/lib/evaluations/chain';
import type { Link } from '@/lib/platform/record/chain';
import { certificatesIn } from '@/lib/platform/seal/certificates';
import { readWhole } from '@/lib/platform/storage';
import { askDatabase } from './postgres-tools';

export interface RecordCheck {
  chains: number;
  copies: number;
  files: number;
  /** a sentence each */
  problems: string[];
}

/**
 * Checks all that was signed, over every business: each chain of events link by link, each sealed copy and record by what is
 * inside of it, and that every file which is named is there.
 * @param databaseUrl of somebody for whom row level security doesn't hold
 */
export async function checkWholeRecord(databaseUrl: string): Promise<RecordCheck> {
  const found: RecordCheck = { chains: 0, copies: 0, files: 0, problems: [] };
  await checkChains(databaseUrl, found);
  await checkCopies(databaseUrl, found);
  await checkFiles(databaseUrl, found);
  return found;
}

async function checkChains(databaseUrl: string, found: RecordCheck): Promise<void> {
  const agreements = await chainsOf<EventKind>(databaseUrl, 'agreement_events', 'agreement_id');
  const evaluations = await chainsOf<EvaluationEventKind>(databaseUrl, 'evaluation_events', 'evaluation_id');
  const checks = [
    ...agreements.map(([id, events]) => ({ id, check: AGREEMENT_CHAIN.verify(id, events) })),
    ...evaluations.map(([id, events]) => ({ id, check: EVALUATION_CHAIN.verify(id, events) })),
  ];
  found.chains = checks.length;
  for (const { id, check } of checks)
    if (!check.sound) found.problems.push(`The record of ${id} is broken at event ${check.brokenAt}.`);
}

async function chainsOf<Kind extends string>(
  databaseUrl: string,
  table: 'agreement_events' | 'evaluation_events',
  of: 'agreement_id' | 'evaluation_id',
): Promise<readonly (readonly [string, readonly Link<Kind>[]])[]> {
  const events = await askDatabase<Link<Kind> & { of: string }>(
    databaseUrl,
    `SELECT ${of} AS of, sequence, kind, actor_user_id AS "actorUserId", at, payload,
       previous_hash AS "previousHash", hash FROM ${table} ORDER BY ${of}, sequence`,
  );
  const chains = new Map<string, Link<Kind>[]>();
  for (const event of events) chains.set(event.of, [...(chains.get(event.of) ?? []), event]);
  return [...chains];
}

async function checkCopies(databaseUrl: string, found: RecordCheck): Promise<void> {
  const pems = await askDatabase<{ pem: string }>(databaseUrl, 'SELECT pem FROM seal_certificates');
  const certificates = certificatesIn(pems.map(({ pem }) => pem).join('\n'));
  const copies = await askDatabase<{ sha256: string }>(
    databaseUrl,
    `SELECT sha256 FROM agreement_copies UNION ALL SELECT sha256 FROM evaluation_copies
     UNION ALL SELECT sha256 FROM evidence_files WHERE sha256 IS NOT NULL`,
  );
  found.copies = copies.length;
  for (const { sha256 } of copies) {
    const bytes = await readWhole(sha256);
    const verdict = bytes && (await verifyFile(bytes, { certificates, standing: null }));
    if (verdict?.answer.kind !== 'genuine' || verdict.sha256 !== sha256)
      found.problems.push(`The sealed copy ${sha256} is ${verdict?.answer.kind ?? 'not there'}.`);
  }
}

async function checkFiles(databaseUrl: string, found: RecordCheck): Promise<void> {
  const files = await askDatabase<{ sha256: string }>(databaseUrl, 'SELECT DISTINCT sha256 FROM files');
  found.files = files.length;
  for (const { sha256 } of files)
    if ((await readWhole(sha256)) === null) found.problems.push(`The file ${sha256} is not there.`);
}
