import { type SealedCopy, sealInSteps } from '@/lib/platform/record/sealing';
import { withActor } from '@/lib/platform/tenancy';
import { attachmentsOf } from './attachments';
import { type CopyRef, handOut, readCopy } from './copies';

/** Seals the copy of a version in force, step by step; the last records it, once, and mails it. */
export function sealCopy(ref: CopyRef) {
  const actor = { kind: 'workspace', workspaceId: ref.workspaceId } as const;
  return sealInSteps({
    read: () => withActor(actor, (tx) => readCopy(tx, ref)),
    render: async (copy) => (await import('./render')).renderCopy(copy),
    attachments: attachmentsOf,
    handOut: (sealed: SealedCopy) => withActor(actor, (tx) => handOut(tx, ref, sealed)),
  });
}
