import { now } from '@/lib/platform/clock';
import { putFile } from '@/lib/platform/storage';
import { withActor } from '@/lib/platform/tenancy';
import { type CopyRef, handOut, readCopy } from './copies';

/** More than any agreement of 60 clauses comes to. */
const MAX_BYTES = 20 * 1024 * 1024;

/** The steps of sealing, each named when it is done. */
export const SEALING_STEPS = ['read', 'rendered', 'sealed', 'stored', 'handed out'] as const;
type SealingStep = (typeof SEALING_STEPS)[number];

/**
 * Seals the copy of a version in force, step by step. All but the last leave nothing that anybody can see: rendering gives
 * the same bytes again; a signature made anew, at another moment, gives other bytes, but bytes that no row names are
 * unreachable. The last is one transaction that records the file, the copy, the certificate, the events `sealed` and
 * `sent` and the mails, or none of them, and only if there is no copy yet. So the seal is the one that was recorded.
 */
export async function* sealCopy(ref: CopyRef): AsyncGenerator<SealingStep, void> {
  const actor = { kind: 'workspace', workspaceId: ref.workspaceId } as const;
  const copy = await withActor(actor, (tx) => readCopy(tx, ref));
  if (!copy) return;
  yield 'read';
  // loaded here, in the worker: a web process never needs them
  const { renderCopy } = await import('./copy/render');
  const rendered = await renderCopy(copy);
  yield 'rendered';
  const { sealRendered } = await import('./copy/seal');
  const sealed = await sealRendered(rendered, copy, now());
  yield 'sealed';
  const stored = await putFile(sealed.bytes, { maxBytes: MAX_BYTES });
  yield 'stored';
  await withActor(actor, (tx) => handOut(tx, ref, { ...sealed, stored }));
  yield 'handed out';
}
