import { type Sealed, sealPdf } from '@/lib/platform/seal/sealing';
import { attachmentsOf, type Evidence } from './attachments';

/** Seals a rendered copy, with the files by which it can be checked inside. */
export async function sealRendered(
  rendered: Uint8Array,
  evidence: Evidence,
  at: Date,
): Promise<Sealed & { readonly sealedAt: Date }> {
  const reason = 'Sealed by Handover, as both sides signed it';
  const sealed = await sealPdf(rendered, { attachments: attachmentsOf(evidence), reason, at });
  return { ...sealed, sealedAt: at };
}
