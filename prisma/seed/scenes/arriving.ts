import { atTime } from '@/lib/platform/clock';
import { beginUpload } from '@/lib/uploads/beginning';
import { receivePiece } from '@/lib/uploads/receiving';
import type { Actor } from './acting';

type Draft = { readonly workspaceId: string; readonly engagementId: string; readonly id: string };

/** Uploads a file for a draft, as the editor does when one is dropped into it: here in one piece. */
export async function arrive(
  { userId }: Actor,
  at: Date,
  { workspaceId, engagementId, id: briefId }: Draft,
  { id, name, bytes }: { readonly id: string; readonly name: string; readonly bytes: Buffer },
): Promise<void> {
  const goal = { kind: 'draft', briefId, engagementId } as const;
  const sizeBytes = bytes.length;
  await atTime(at, async () => {
    await beginUpload(userId, { workspaceId, id, goal, name, sizeBytes, modifiedAt: null });
    await receivePiece(userId, { workspaceId, id }, { from: 0, length: sizeBytes }, pieces(bytes));
  });
}

async function* pieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
