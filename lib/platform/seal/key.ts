import { createPrivateKey, randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { now } from '@/lib/platform/clock';
import { env } from '@/lib/platform/env/env';
import { certificatesIn } from './certificates';
import type { Signer } from './cms';
import { makeSelfSigned } from './self-signed';

/** Where the key made here is, if none was configured. Kept with the files, and backed up with them. */
export function madeKeyFile(): string {
  return resolve(env().STORAGE_DIR, 'seal', 'key.pem');
}

/**
 * Reads the sealing key: the configured one, or else one made here at first use.
 * @throws Error that says what is wrong with the file.
 */
export async function sealKey(): Promise<Signer> {
  const { SEAL_KEY_FILE, SEAL_KEY_PASSWORD } = env();
  if (SEAL_KEY_FILE) return signerIn(await readFile(SEAL_KEY_FILE, 'utf8'), SEAL_KEY_PASSWORD);
  const file = madeKeyFile();
  const known = await readFile(file, 'utf8').catch(() => null);
  return signerIn(known ?? (await makeOnce(file)));
}

/**
 * Reads a key and its certificate from PEM.
 * @throws Error when one is missing, they don't belong together, or the kind of key isn't supported.
 */
export function signerIn(pem: string, passphrase?: string): Signer {
  const [certificate, ...issuers] = certificatesIn(pem);
  if (!certificate) throw new Error('there is no certificate in the file of the seal’s key');
  const privateKey = createPrivateKey({ key: pem, ...(passphrase && { passphrase }) });
  if (!certificate.checkPrivateKey(privateKey)) {
    throw new Error('the first certificate in the file of the seal’s key belongs to another key');
  }
  if (privateKey.asymmetricKeyType !== 'rsa' && privateKey.asymmetricKeyType !== 'ec') {
    throw new Error('the key of the seal must be an RSA or an elliptic curve key');
  }
  return { privateKey, certificate, issuers };
}

/**
 * Makes the key in a temporary file and links it into place, which fails if another process was first; then theirs is
 * used.
 * @returns the file's content.
 */
async function makeOnce(file: string): Promise<string> {
  const folder = join(file, '..');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const aside = join(folder, `${randomUUID()}.pem`);
  const made = await open(aside, 'wx', 0o600);
  try {
    await made.writeFile(await makeSelfSigned(`Seal of ${new URL(env().NEXTAUTH_URL).host}`, now()));
    await made.sync();
  } finally {
    await made.close();
  }
  await link(aside, file).catch((error: unknown) => {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (!isThere) throw error;
  });
  await rm(aside);
  return readFile(file, 'utf8');
}
