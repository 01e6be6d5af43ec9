import { type SealedCopy, sealInSteps } from '@/lib/platform/record/sealing';
import { withActor } from '@/lib/platform/tenancy';
import { type CopyRef, handOut, readCopy } from './copies';
import { attachmentsOf } from './copy/attachments';

/** Seals the copy of a version in force, step by step; the last records it, once, and mails it. */
export function sealCopy(ref: CopyRef) {
  const actor = { kind: 'workspace', workspaceId: ref.workspaceId } as const;
  return sealInSteps({
    read: () => withActor(actor, (tx) => readCopy(tx, ref)),
    render: async (copy) => (await import('./copy/render')).renderCopy(copy),
    attachments: attachmentsOf,
    handOut: (sealed: SealedCopy) => withActor(actor, (tx) => handOut(tx, ref, sealed)),
  });
}
