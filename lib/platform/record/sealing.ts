import type { X509Certificate } from 'node:crypto';
import { now } from '@/lib/platform/clock';
import { measure, stopwatch } from '@/lib/platform/observing/measures';
import type { Json } from '@/lib/platform/record/canonical';
import { fingerprint } from '@/lib/platform/seal/certificates';
import type { Attachment } from '@/lib/platform/seal/pdf';
import type { Sealed } from '@/lib/platform/seal/sealing';
import { putFile, type StoredFile } from '@/lib/platform/storage';
import type { Tx } from '@/lib/platform/tenancy';

/** More than any text that two people sign comes to. */
const MAX_BYTES = 20 * 1024 * 1024;

/** The steps of sealing, each recorded when it is done. */
export const SEALING_STEPS = ['read', 'rendered', 'sealed', 'stored', 'handed out'] as const;
type SealingStep = (typeof SEALING_STEPS)[number];

export type SealedCopy = Omit<Sealed, 'bytes'> & { readonly sealedAt: Date; readonly stored: StoredFile };

export type SealingWork<Copy> = {
  /** what the PDF holds; null when there is nothing to make */
  readonly read: () => Promise<Copy | null>;
  /** loaded only where it is done, in the worker: a web process never needs it */
  readonly render: (copy: Copy) => Promise<Uint8Array>;
  readonly attachments: (copy: Copy) => readonly Attachment[];
  /** one transaction that records everything, only if there is no copy yet */
  readonly handOut: (sealed: SealedCopy) => Promise<void>;
};

/**
 * Seals a copy, step by step. All steps but the last leave nothing visible: rendering gives the same bytes again, and a
 * new signature, made at another moment, gives other bytes, but bytes that no row names are unreachable. The last step
 * is one transaction. So the recorded seal is the only one.
 */
export async function* sealInSteps<Copy>(work: SealingWork<Copy>): AsyncGenerator<SealingStep, void> {
  const copy = await work.read();
  if (copy === null) return;
  yield 'read';
  const rendered = await work.render(copy);
  yield 'rendered';
  const sealed = await sealRendered(rendered, work.attachments(copy), now());
  yield 'sealed';
  const stored = await putFile(sealed.bytes, { maxBytes: MAX_BYTES });
  yield 'stored';
  await work.handOut({ ...sealed, stored });
  yield 'handed out';
}

/** Seals a rendered copy, with the files for checking it attached. */
export async function sealRendered(
  rendered: Uint8Array,
  attachments: readonly Attachment[],
  at: Date,
): Promise<Sealed & { readonly sealedAt: Date }> {
  const { sealPdf } = await import('@/lib/platform/seal/sealing');
  const reason = 'Sealed by Handover, as both sides signed it';
  const elapsed = stopwatch();
  const sealed = await sealPdf(rendered, { attachments, reason, at });
  measure()?.seal({ timestamp: sealed.timestampedAt ? 'with' : 'without', seconds: elapsed() });
  return { ...sealed, sealedAt: at };
}

/** The certificate that sealed a copy stays known when another key has taken its place. */
export async function keepCertificate(tx: Tx, certificate: X509Certificate): Promise<void> {
  await tx.sealCertificate.createMany({
    data: { fingerprint: fingerprint(certificate), pem: certificate.toString(), firstUsedAt: now() },
    skipDuplicates: true,
  });
}

/** @returns what the chain says about a seal. */
export function sealInChain({ stored, certificate, sealedAt, timestampedAt }: SealedCopy): {
  readonly [key: string]: Json;
} {
  return {
    sha256: stored.sha256,
    certificate: fingerprint(certificate),
    sealedAt: sealedAt.toISOString(),
    timestampedAt: timestampedAt?.toISOString() ?? null,
  };
}
