import type { X509Certificate } from 'node:crypto';
import { SignPdf } from '@signpdf/signpdf';
import { Signer as PdfSigner } from '@signpdf/utils';
import { env } from '@/lib/platform/env/env';
import { log } from '@/lib/platform/logging/log';
import { assembleCms, type CmsParts, type Signer, signDetached } from './cms';
import { sealKey } from './key';
import { readyToSign, type SealPlan } from './pdf';
import { checkTimestamp, fetchTimestamp } from './timestamp';

/**
 * In bytes: a signature with a timestamp and its certificates takes about 9 kB; the exact size isn't known beforehand.
 */
const ROOM_WITH_TIMESTAMP = 20_000;
/** How much two ECDSA signatures by one key can differ in length. */
const ROOM_TO_VARY = 8;

export type Sealed = {
  readonly bytes: Buffer;
  readonly certificate: X509Certificate;
  /** when a timestamp authority saw the signature; null when none was asked, or none answered in time */
  readonly timestampedAt: Date | null;
};

/**
 * Seals a PDF: PAdES baseline B-B, or B-T when a timestamp authority is configured and answers (ETSI EN 319 142-1).
 * The signature covers every byte of the file but its own.
 */
export async function sealPdf(rendered: Uint8Array, plan: Omit<SealPlan, 'room'>): Promise<Sealed> {
  const { SEAL_TSA_URL } = env();
  const key = await sealKey();
  const unsigned = await readyToSign(rendered, {
    ...plan,
    room: SEAL_TSA_URL ? ROOM_WITH_TIMESTAMP : roomFor(key),
  });
  const signer = new CadesSigner(key, SEAL_TSA_URL);
  const bytes = await new SignPdf().sign(unsigned, signer);
  return { bytes, certificate: signer.key.certificate, timestampedAt: signer.timestampedAt };
}

/**
 * The placeholder is the one part of a file that the signature can't cover, and its unused rest the one part that other
 * verifiers don't look at: so it is as small as possible.
 */
function roomFor(key: Signer): number {
  const { length } = assembleCms(signDetached(Buffer.of(), key));
  return key.certificate.publicKey.asymmetricKeyType === 'rsa' ? length : length + ROOM_TO_VARY;
}

/** The signer that @signpdf calls for the signature over all bytes around it. */
class CadesSigner extends PdfSigner {
  timestampedAt: Date | null = null;

  constructor(
    readonly key: Signer,
    private readonly tsaUrl: string | undefined,
  ) {
    super();
  }

  override async sign(content: Buffer): Promise<Buffer> {
    const signed = signDetached(content, this.key);
    const timestamp = this.tsaUrl ? await this.timestampFor(this.tsaUrl, signed) : null;
    return assembleCms({ ...signed, timestamp });
  }

  /** A seal never waits for somebody else: without a timestamp it proves just as much about the bytes. */
  private async timestampFor(url: string, { signature }: CmsParts): Promise<Buffer | null> {
    try {
      const token = await fetchTimestamp(url, signature);
      this.timestampedAt = checkTimestamp(token, signature).at;
      return token;
    } catch (err) {
      log.warn({ err }, 'sealed without a timestamp: none could be had');
      return null;
    }
  }
}
