import { existsSync } from 'node:fs';
import { now } from '@/lib/platform/clock';
import { env } from '@/lib/platform/env';
import { madeKeyFile, sealKey } from '@/lib/platform/seal/key';
import { broken, type Finding, good, note } from './findings';
import { messageOf } from './say';

const NOBODY_VOUCHES =
  'Copies can be checked all the same, but nobody vouches for whose key it is; one of a certificate authority does.';
const SOON_MS = 60 * 24 * 60 * 60 * 1000;

/** Whether agreements can be sealed, and by whose key. */
export async function examineSeal(): Promise<Finding> {
  const { SEAL_KEY_FILE } = env();
  // looking must not make one: whoever runs this may not be who runs the worker
  if (!SEAL_KEY_FILE && !existsSync(madeKeyFile())) {
    return note(
      `SEAL_KEY_FILE is not set: a key is made when the first agreement is sealed. ${NOBODY_VOUCHES}`,
    );
  }
  try {
    const { certificate } = await sealKey();
    const name = certificate.subject.replaceAll('\n', ', ');
    const until = certificate.validToDate;
    if (until < now())
      return broken(`The certificate of the seal, ${name}, ended on ${certificate.validTo}.`);
    if (until.getTime() - now().getTime() < SOON_MS) {
      return note(
        `The certificate of the seal, ${name}, ends on ${certificate.validTo}: have the next one ready.`,
      );
    }
    if (SEAL_KEY_FILE) return good(`Agreements are sealed by ${name}.`);
    return note(`Agreements are sealed by a key made here, ${madeKeyFile()}. ${NOBODY_VOUCHES}`);
  } catch (error) {
    return broken(`Agreements can't be sealed: ${messageOf(error)}`);
  }
}
