import { attachFile } from '@/lib/briefs/attaching.actions';
import type { BriefFile } from '@/lib/briefs/document.queries';
import { IDLE } from '@/lib/platform/actions/form-state';

/** A file on its way into a draft. */
export type Upload = {
  readonly id: string;
  readonly file: File;
  /** null while it is on its way */
  readonly failure: { readonly message: string; readonly retries: boolean } | null;
};

type Place = { readonly workspaceId: string; readonly id: string; readonly engagementId: string };

/** Kinds that the server encodes anew and shows; what it finds in the bytes counts in the end. */
const SHOWN = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif']);

/** @returns whether a file will most likely be shown in the text. */
export function looksLikePicture({ type }: File): boolean {
  return SHOWN.has(type);
}

/** Sends a file. @returns it as it is in the draft, or why it isn't there. */
export async function send(
  place: Place,
  { id: fileId, file }: Upload,
): Promise<BriefFile | NonNullable<Upload['failure']>> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...place, fileId })) form.set(name, value);
  form.set('file', file);
  try {
    const answer = await attachFile(IDLE, form);
    if (answer.status === 'done') return answer.data;
    if (answer.status === 'idle') return NO_CONNECTION;
    const [field] = Object.values(answer.fieldErrors);
    return { message: field ?? answer.message, retries: answer.code === 'signed_out' };
  } catch {
    // nothing came back: a line that is down, or a server that is
    return NO_CONNECTION;
  }
}

const NO_CONNECTION = { message: 'No connection. It is sent once there is one.', retries: true } as const;
