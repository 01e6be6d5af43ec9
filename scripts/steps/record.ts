import { answerOfRecord, sealCertificates } from '@/lib/agreements/verifying/queries';
import { type RecordStatus, readStatus } from '@/lib/agreements/verifying/rules';
import { disconnect } from '@/lib/platform/db/client';
import { closeRateLimits } from '@/lib/platform/http/rate-limit';
import { Refused } from './say';
import { loadSettingsFile } from './settings-file';

/** Where a copy can be asked about. */
interface CopyRecord {
  standing: (sha256: string) => Promise<RecordStatus>;
  /** PEM */
  certificates: () => Promise<string>;
  close: () => Promise<void>;
}

const PATIENCE_MS = 20_000;

/** The record of another installation, asked over the network: the hash is sent, the file isn't. */
export function recordAt(url: string): CopyRecord {
  const ask = async (path: string) => {
    const address = new URL(path, url);
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!response.ok)
      throw new Refused(`${address.host} answered ${response.status}; try again in a minute.`);
    return response;
  };
  return {
    standing: async (sha256) => readStatus(await (await ask(`/api/verify/${sha256}`)).json()),
    certificates: async () => (await ask('/api/verify/certificates')).text(),
    close: async () => {},
  };
}

/** The record of this installation; null when it has no settings here. */
export function recordHere(): CopyRecord | null {
  loadSettingsFile();
  if (!process.env.DATABASE_APP_URL) return null;
  return {
    standing: answerOfRecord,
    certificates: sealCertificates,
    close: async () => {
      await closeRateLimits();
      await disconnect();
    },
  };
}
