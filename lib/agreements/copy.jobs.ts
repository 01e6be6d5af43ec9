import { z } from 'zod';
import { defineJob } from '@/lib/platform/jobs';
import { putFile } from '@/lib/platform/storage';
import { withActor } from '@/lib/platform/tenancy';
import { handOut, readCopy } from './copies';

/** More than any agreement of 60 clauses comes to. */
const MAX_BYTES = 20 * 1024 * 1024;

/**
 * Makes the PDF that both keep. Rendering and storing happen outside of any transaction and can be repeated: the same
 * agreement gives the same bytes, which are stored under their hash. Then one transaction records the file, the copy and
 * the mails that carry it, or none of them; so whenever it is interrupted, running it again ends with one of each.
 */
export const makeCopy = defineJob({
  name: 'agreements.make_copy',
  payload: z.object({ workspaceId: z.uuid(), agreementId: z.uuid(), versionId: z.uuid() }),
  async run(ref) {
    const actor = { kind: 'workspace', workspaceId: ref.workspaceId } as const;
    const copy = await withActor(actor, (tx) => readCopy(tx, ref));
    if (!copy) return;
    // loaded here, in the worker: a web process never needs the renderer
    const { renderCopy } = await import('./copy/render');
    const stored = await putFile(await renderCopy(copy), { maxBytes: MAX_BYTES });
    await withActor(actor, (tx) => handOut(tx, ref, stored));
  },
});
