import { countedNetwork } from '@/lib/platform/auth/request-facts';
import { takeFrom } from '@/lib/platform/http/rate-limit';
import {
  findCopy,
  findEvidence,
  findReference,
  listSealCertificates,
} from '@/lib/platform/tenancy/find-copy';
import { type RecordStatus, statusOfCopy, statusOfFile } from './rules';

/**
 * Asks the record about a copy, for anybody.
 * @param ip where the question comes from; null if unknown, and all of those share one limit
 * @throws Refused (`too_many`)
 */
export async function askRecord(sha256: string, ip: string | null): Promise<RecordStatus> {
  await (ip ? takeFrom('verify', countedNetwork(ip)) : takeFrom('verifyFromAnywhere', 'all'));
  return answerOfRecord(sha256);
}

/** @returns what the record says about a copy, a record of two sides or a reference, asked however often. */
export async function answerOfRecord(sha256: string): Promise<RecordStatus> {
  const copy = await findCopy(sha256);
  if (copy) return statusOfCopy(copy);
  const record = await findEvidence(sha256);
  return record ? statusOfFile('record', record) : statusOfFile('reference', await findReference(sha256));
}

/** @returns every certificate that copies were sealed with, as PEM, in order of first use. */
export async function sealCertificates(): Promise<string> {
  return (await listSealCertificates()).map(({ pem }) => pem).join('');
}
