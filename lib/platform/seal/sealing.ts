import type { X509Certificate } from 'node:crypto';
import { SignPdf } from '@signpdf/signpdf';
import { Signer as PdfSigner } from '@signpdf/utils';
import { env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { assembleCms, type CmsParts, type Signer, signDetached } from './cms';
import { sealKey } from './key';
import { readyToSign, type SealPlan } from './pdf';
import { checkTimestamp, fetchTimestamp } from './timestamp';

/** In bytes: a signature takes about 2.5 kB, one with a timestamp and its certificates about 9 kB. */
const ROOM = 6_000;
const ROOM_WITH_TIMESTAMP = 20_000;

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
  const room = SEAL_TSA_URL ? ROOM_WITH_TIMESTAMP : ROOM;
  const unsigned = await readyToSign(rendered, { ...plan, room });
  const signer = new CadesSigner(await sealKey(), SEAL_TSA_URL);
  const bytes = await new SignPdf().sign(unsigned, signer);
  return { bytes, certificate: signer.key.certificate, timestampedAt: signer.timestampedAt };
}

/** What @signpdf asks for the signature over all bytes around it. */
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

  /** A seal never waits for somebody else: without a timestamp it says just as much about the bytes. */
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
