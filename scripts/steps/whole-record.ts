import { sealedChain } from '@/lib/agreements/sealed-chains.rules';
import { SEALED_RECORD_KINDS } from '@/lib/agreements/sealed-records.rules';
import { verifyFile } from '@/lib/agreements/verifying/verify';
import { LINK_COLUMNS, type Link } from '@/lib/platform/record/chain';
import { certificatesIn } from '@/lib/platform/seal/certificates';
import { readWhole, sizeOfFile } from '@/lib/platform/storage';
import { askDatabase } from './postgres-tools';

export interface RecordCheck {
  chains: number;
  copies: number;
  files: number;
  /** a sentence each */
  problems: string[];
}

/**
 * Checks everything that was signed, over every business: each chain of events link by link, each sealed copy, record
 * and reference by its contents, and that every named file is there, as long as it was stored.
 * @param databaseUrl of a role that row level security doesn't bind
 */
export async function checkWholeRecord(databaseUrl: string): Promise<RecordCheck> {
  const found: RecordCheck = { chains: 0, copies: 0, files: 0, problems: [] };
  await checkChains(databaseUrl, found);
  await checkCopies(databaseUrl, found);
  await checkFiles(databaseUrl, found);
  return found;
}

async function checkChains(databaseUrl: string, found: RecordCheck): Promise<void> {
  for (const kind of SEALED_RECORD_KINDS) {
    const chain = sealedChain(kind);
    const events = await askDatabase<Link<string> & { of: string }>(
      databaseUrl,
      `SELECT ${kind}_id AS of, ${LINK_COLUMNS} FROM ${kind}_events ORDER BY 1, sequence`,
    );
    for (const [id, links] of Map.groupBy(events, ({ of }) => of)) {
      found.chains += 1;
      const check = chain.verify(id, links);
      if (!check.sound) found.problems.push(`The record of ${id} is broken at event ${check.brokenAt}.`);
    }
  }
}

async function checkCopies(databaseUrl: string, found: RecordCheck): Promise<void> {
  const pems = await askDatabase<{ pem: string }>(databaseUrl, 'SELECT pem FROM seal_certificates');
  const certificates = certificatesIn(pems.map(({ pem }) => pem).join('\n'));
  const copies = await askDatabase<{ sha256: string }>(
    databaseUrl,
    `SELECT sha256 FROM agreement_copies UNION ALL SELECT sha256 FROM evaluation_copies
     UNION ALL SELECT sha256 FROM evidence_files WHERE sha256 IS NOT NULL
     UNION ALL SELECT sha256 FROM reference_files WHERE sha256 IS NOT NULL`,
  );
  found.copies = copies.length;
  for (const { sha256 } of copies) {
    const bytes = await readWhole(sha256);
    const verdict = bytes && (await verifyFile(bytes, { certificates, standing: null }));
    if (verdict?.answer.kind !== 'genuine' || verdict.sha256 !== sha256)
      found.problems.push(
        `The sealed copy ${sha256} is ${verdict?.answer.kind ?? 'not there, or was changed'}.`,
      );
  }
}

/**
 * Every row that names bytes people can open. Not those on their way: their senders are asked for them again. Nor what
 * seals were erased, of which only the hash stays.
 */
const NAMED = `SELECT sha256, size_bytes FROM files UNION SELECT sha256, size_bytes FROM playbook_files
  UNION SELECT sha256, size_bytes FROM reference_files WHERE sha256 IS NOT NULL
  UNION SELECT sha256, size_bytes FROM archives WHERE sha256 IS NOT NULL AND removed_at IS NULL`;

async function checkFiles(databaseUrl: string, found: RecordCheck): Promise<void> {
  const files = await askDatabase<{ sha256: string; bytes: string }>(
    databaseUrl,
    `SELECT sha256, size_bytes::text AS bytes FROM (${NAMED}) named ORDER BY 1`,
  );
  found.files = files.length;
  for (const { sha256, bytes } of files) {
    // a large file isn't read for that
    const there = await sizeOfFile(sha256);
    if (there === null) found.problems.push(`The file ${sha256} is not there.`);
    else if (there !== Number(bytes))
      found.problems.push(`The file ${sha256} has ${there} bytes instead of ${bytes}.`);
  }
}
