import type { Used } from '@/components/uploading/transfers';
import type { BriefFile } from '@/lib/briefs/document/document.queries';
import { attachFile } from '@/lib/briefs/editor/attaching.actions';
import { IDLE } from '@/lib/platform/actions/form-state';

type Place = { readonly workspaceId: string; readonly id: string; readonly engagementId: string };

/** Picture formats that the server re-encodes and shows; what it finds in the bytes decides. */
const SHOWN = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif']);

/** @returns whether a file will most likely be shown in the text. */
export function looksLikePicture({ type }: File): boolean {
  return SHOWN.has(type);
}

/** Puts an uploaded file into the draft. @returns the outcome; `take` gets the file as it is there. */
export async function putIn(place: Place, fileId: string, take: (file: BriefFile) => void): Promise<Used> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...place, fileId })) form.set(name, value);
  try {
    const answer = await attachFile(IDLE, form);
    if (answer.status === 'done') return { done: () => take(answer.data) };
    if (answer.status === 'idle') return { status: 'broken' };
    const [field] = Object.values(answer.fieldErrors);
    return { status: 'refused', message: field ?? answer.message };
  } catch {
    // no answer: the connection or the server is down
    return { status: 'broken' };
  }
}
