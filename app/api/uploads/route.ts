import { z } from 'zod';
import { addresses } from '@/lib/platform/addresses/addresses';
import { Id } from '@/lib/platform/ids';
import { InstantDigits } from '@/lib/platform/time/from-outside';
import { asUploader } from '@/lib/platform/uploads/serving';
import { answer, answerOptions, readAnnounced } from '@/lib/platform/uploads/tus';
import { ThreadSubject } from '@/lib/threads/subjects';
import { beginUpload } from '@/lib/uploads/beginning';
import { MAX_UPLOAD_BYTES } from '@/lib/uploads/rules';

export const dynamic = 'force-dynamic';

const About = {
  workspace: Id,
  id: Id,
  name: z.string().max(1_000),
  modified: InstantDigits.optional(),
};

const Metadata = z.union([
  z
    .strictObject({ ...About, brief: Id, deliverable: Id })
    .transform(({ brief: briefId, deliverable: deliverableId, ...about }) => {
      return { ...about, goal: { kind: 'delivery', briefId, deliverableId } as const };
    }),
  z
    .strictObject({ ...About, brief: Id, engagement: Id })
    .transform(({ brief: briefId, engagement: engagementId, ...about }) => {
      return { ...about, goal: { kind: 'draft', briefId, engagementId } as const };
    }),
  z.strictObject({ ...About, playbook: Id }).transform(({ playbook: playbookId, ...about }) => {
    return { ...about, goal: { kind: 'playbook', playbookId } as const };
  }),
  z
    .strictObject({ ...About, subject: ThreadSubject, subjectId: Id })
    .transform(({ subject, subjectId, ...about }) => {
      return { ...about, goal: { kind: 'message', subject, subjectId } as const };
    }),
]);

/**
 * Begins an upload (tus, "Creation"): of a file for a deliverable, a draft, a playbook or a message, under an id that
 * the browser made.
 */
export function POST(request: Request): Promise<Response> {
  return asUploader(request, 'upload', async ({ userId }) => {
    const announced = readAnnounced(request.headers);
    const metadata = Metadata.safeParse(Object.fromEntries(announced?.metadata ?? []));
    if (!announced || !metadata.success)
      return answer(400, {}, 'Say what is uploaded, where to, and how large.');
    const { workspace: workspaceId, id, goal, name, modified: modifiedAt = null } = metadata.data;
    await beginUpload(userId, { workspaceId, id, goal, name, sizeBytes: announced.sizeBytes, modifiedAt });
    return answer(201, { location: addresses.upload(workspaceId, id) });
  });
}

/** Says what this server can do (tus, "OPTIONS"). */
export function OPTIONS(): Response {
  return answerOptions(MAX_UPLOAD_BYTES);
}
