import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { assembleCms, isSignatureOver, readCms, signDetached } from '@/lib/platform/seal/cms';
import { signerIn } from '@/lib/platform/seal/key';
import { makeSelfSigned } from '@/lib/platform/seal/self-signed';
import { givenStorage } from '@/tests/support/sealed-copies';

const OPENSSL = spawnSync('openssl', ['version']).status === 0;

describe("the seal's key", () => {
  let storage: string;
  beforeAll(async () => {
    storage = await givenStorage();
  });

  it('is made once, however many processes need it at the same moment, and nobody else can read it', async () => {
    const start = () =>
      promisify(execFile)(process.execPath, ['--import', 'tsx', 'tests/support/programs/key-process.ts']);

    const keys = await Promise.all([start(), start(), start()]);

    expect(new Set(keys.map(({ stdout }) => stdout)).size).toBe(1);
    expect(await readdir(join(storage, 'seal'))).toEqual(['key.pem']);
    expect((await stat(join(storage, 'seal/key.pem'))).mode & 0o077).toBe(0);
  });

  it('has a certificate that is valid for ten years', async () => {
    const { certificate } = signerIn(await makeSelfSigned('Seal of test', new Date('2026-11-24T10:00:00Z')));

    expect(certificate.subject).toBe('CN=Seal of test');
    expect(certificate.validToDate.toISOString()).toBe('2036-11-24T10:00:00.000Z');
    expect(certificate.verify(certificate.publicKey)).toBe(true);
  });

  it('is refused without a certificate, and with another key’s', async () => {
    const [one, other] = [await makeSelfSigned('one', new Date()), await makeSelfSigned('other', new Date())];
    const [key = ''] = one.split('-----BEGIN CERTIFICATE');
    const certificate = `-----BEGIN CERTIFICATE${other.split('-----BEGIN CERTIFICATE')[1]}`;

    expect(() => signerIn(key)).toThrow('no certificate');
    expect(() => signerIn(key + certificate)).toThrow('belongs to another key');
  });

  it.runIf(OPENSSL)('can be an elliptic curve key, encrypted, as openssl writes it', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const file = join(storage, 'ec.pem');
    await writeFile(file, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const certificate = execFileSync(
      'openssl',
      ['req', '-x509', '-key', file, '-subj', '/CN=Curve', '-days', '30'],
      { encoding: 'utf8' },
    );
    const locked = privateKey.export({
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase: 'open',
    });

    const signer = signerIn(`${locked}${certificate}`, 'open');
    const content = Buffer.from('what is signed');
    const parts = readCms(assembleCms(signDetached(content, signer)));

    expect(isSignatureOver([content], parts)).toBe(true);
    expect(isSignatureOver([content, content], parts)).toBe(false);
    expect(() => signerIn(`${locked}${certificate}`, 'shut')).toThrow('bad decrypt');
  });
});
