import type pg from 'pg';
import { sealedChain } from '@/lib/agreements/sealed-chains.rules';
import { SEALED_RECORD_KINDS, type SealedRecord } from '@/lib/agreements/sealed-records.rules';
import { LINK_COLUMNS, type Link } from '@/lib/platform/record/chain';
import { fingerprint } from '@/lib/platform/seal/certificates';
import { checkSeal } from '@/lib/platform/seal/checking';
import { bytesOf } from '../manifest';
import type { OpenArchive } from '../opening';
import { refuseUnless } from '../refusing';
import { staged } from './staging';

export type Checked = { readonly chains: number; readonly seals: number };

/**
 * Checks what two people rely on, in the staged rows: every chain of events, every signed text against its hash and its
 * signatures, and every copy's seal against the archive's certificates.
 * @throws ArchiveRefused
 */
export async function checkRecords(db: pg.ClientBase, archive: OpenArchive): Promise<Checked> {
  let chains = 0;
  for (const kind of SEALED_RECORD_KINDS) chains += await checkChains(db, kind);
  for (const sql of MUST_BE_NONE) {
    const { rows } = await db.query(sql);
    refuseUnless(rows.length === 0, 'a text in it is not the one that was signed');
  }
  return { chains, seals: await checkSeals(db, archive) };
}

async function checkChains(db: pg.ClientBase, kind: SealedRecord): Promise<number> {
  const chain = sealedChain(kind);
  const { rows: records } = await db.query<{ id: string }>(
    `SELECT DISTINCT ${kind}_id AS id FROM ${staged(`${kind}_events`)}`,
  );
  for (const { id } of records) {
    const { rows } = await db.query<Link<string>>(
      `SELECT ${LINK_COLUMNS} FROM ${staged(`${kind}_events`)} WHERE ${kind}_id = $1 ORDER BY sequence`,
      [id],
    );
    refuseUnless(chain.verify(id, rows).sound, `the record of one of its ${kind}s was changed`);
  }
  return records.length;
}

const HASH_OF_TEXT = `encode(sha256(convert_to(canonical_json, 'UTF8')), 'hex')`;

/** Queries that find nothing if every signed text is the one that was signed. */
const MUST_BE_NONE = [
  `SELECT 1 FROM ${staged('agreement_versions')} WHERE document_hash IS DISTINCT FROM ${HASH_OF_TEXT} LIMIT 1`,
  `SELECT 1 FROM ${staged('evaluations')} WHERE document_hash IS DISTINCT FROM ${HASH_OF_TEXT} LIMIT 1`,
  `SELECT 1 FROM ${staged('agreement_signatures')} s WHERE NOT EXISTS (
     SELECT 1 FROM ${staged('agreement_versions')} v WHERE v.id = s.version_id AND v.document_hash = s.document_hash) LIMIT 1`,
  `SELECT 1 FROM ${staged('agreement_copies')} c WHERE NOT EXISTS (
     SELECT 1 FROM ${staged('files')} f WHERE f.id = c.file_id AND f.sha256 = c.sha256) LIMIT 1`,
  `SELECT 1 FROM ${staged('evaluation_copies')} c WHERE NOT EXISTS (
     SELECT 1 FROM ${staged('files')} f WHERE f.id = c.file_id AND f.sha256 = c.sha256) LIMIT 1`,
];

async function checkSeals(db: pg.ClientBase, archive: OpenArchive): Promise<number> {
  const known = archive.certificates.map(fingerprint);
  const { rows } = await db.query<{ sha256: string }>(
    `SELECT sha256 FROM ${staged('agreement_copies')} UNION SELECT sha256 FROM ${staged('evaluation_copies')}`,
  );
  const there = rows.filter(({ sha256 }) => !archive.manifest.missing.includes(sha256));
  for (const { sha256 } of there) {
    const pieces: Buffer[] = [];
    for await (const piece of archive.read(bytesOf(sha256))) pieces.push(piece);
    const seal = checkSeal(Buffer.concat(pieces));
    const isGood = seal.kind === 'intact' && known.includes(fingerprint(seal.certificate));
    refuseUnless(isGood, `the seal of the copy ${sha256} doesn’t hold`);
  }
  return there.length;
}
