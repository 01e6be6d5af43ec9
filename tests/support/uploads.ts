import {
  DELETE as deleteUpload,
  HEAD,
  PATCH as sendPiece,
} from '@/app/api/uploads/[workspace]/[upload]/route';
import { POST } from '@/app/api/uploads/route';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { newId } from '@/lib/platform/ids';
import type { SubjectRef } from '@/lib/threads/subjects';

const TUS = { 'tus-resumable': '1.0.0' };

/** A file as a browser announces it; by default for the first deliverable. */
export type Announcing = {
  readonly id?: string;
  readonly deliverableId?: string;
  readonly name?: string;
  readonly size: number;
};

/** Announces a file for a brief. @returns the answer, and where the file would be. */
export async function announce(brief: BriefDocument, { id = newId(), size, ...rest }: Announcing) {
  const { workspaceId, id: briefId } = brief;
  const deliverable = rest.deliverableId ?? brief.deliverables[0]?.id ?? '';
  const name = rest.name ?? 'film.mov';
  return tell({ workspace: workspaceId, id, brief: briefId, deliverable, name }, size);
}

/** A draft, which needn't be saved yet. */
export type DraftPlace = {
  readonly workspaceId: string;
  readonly id: string;
  readonly engagementId: string;
};

/** Announces a file for a draft. @returns the answer, and where the file would be. */
export function announceForDraft(
  { workspaceId, id: brief, engagementId: engagement }: DraftPlace,
  { id = newId(), size, name = 'film.mov' }: Omit<Announcing, 'deliverableId'>,
) {
  return tell({ workspace: workspaceId, id, brief, engagement, name }, size);
}

/** Announces a file for a message. @returns the answer, and where the file would be. */
export function announceForMessage(
  { workspaceId, ...about }: SubjectRef,
  { id = newId(), size, name = 'film.mov' }: Omit<Announcing, 'deliverableId'>,
) {
  return tell({ workspace: workspaceId, id, ...about, name }, size);
}

type PlaybookPlace = { readonly workspaceId: string; readonly id: string };

/** Announces a file for a playbook, which needn't be saved yet. @returns the answer, and where the file would be. */
export function announceForPlaybook(
  { workspaceId, id: playbook }: PlaybookPlace,
  { id = newId(), size, name = 'film.mov' }: Omit<Announcing, 'deliverableId'>,
) {
  return tell({ workspace: workspaceId, id, playbook, name }, size);
}

/** Sends a whole file for a playbook, as the signed-in person. @returns where it is. @throws Error when it is refused */
export async function sendForPlaybook(place: PlaybookPlace, file: File, id = newId()): Promise<UploadRef> {
  const { answer, ref } = await announceForPlaybook(place, { id, size: file.size, name: file.name });
  return sendAnnounced(answer, ref, file);
}

/** Sends a whole file for a message, as the signed-in person. @returns where it is. @throws Error when it is refused */
export async function sendForMessage(about: SubjectRef, file: File, id = newId()): Promise<UploadRef> {
  const { answer, ref } = await announceForMessage(about, { id, size: file.size, name: file.name });
  return sendAnnounced(answer, ref, file);
}

/** Sends a whole file for a draft, as the signed-in person. @returns where it is. @throws Error when it is refused */
export async function sendForDraft(place: DraftPlace, file: File, id = newId()): Promise<UploadRef> {
  const { answer, ref } = await announceForDraft(place, { id, size: file.size, name: file.name });
  return sendAnnounced(answer, ref, file);
}

async function sendAnnounced(answer: Response, ref: UploadRef, file: File): Promise<UploadRef> {
  if (answer.status !== 201) throw new Error(await answer.text());
  const sent = await send(ref, 0, await file.arrayBuffer());
  if (sent.status !== 204) throw new Error(await sent.text());
  return ref;
}

type Said = Readonly<Record<string, string>> & { readonly workspace: string; readonly id: string };

async function tell(said: Said, size: number) {
  const metadata = Object.entries(said).map(
    ([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`,
  );
  const headers = { ...TUS, 'upload-length': String(size), 'upload-metadata': metadata.join(',') };
  const answer = await POST(new Request('http://localhost/api/uploads', { method: 'POST', headers }));
  return { answer, ref: { workspaceId: said.workspace, id: said.id } };
}

export type UploadRef = { readonly workspaceId: string; readonly id: string };

/** Sends a piece. `length`: the length it claims; null: none. */
export function send(
  ref: UploadRef,
  from: number,
  bytes: BodyInit,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const request = new Request('http://localhost/', {
    method: 'PATCH',
    headers: {
      ...TUS,
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(from),
      ...headers,
    },
    body: bytes,
    // Node requires it when a body is a stream
    ...{ duplex: 'half' },
  });
  return sendPiece(request, context(ref));
}

/** Asks how far an upload has got. @returns the answer's status, and the byte at which it continues. */
export async function askProgress(ref: UploadRef) {
  const answer = await HEAD(new Request('http://localhost/', { method: 'HEAD', headers: TUS }), context(ref));
  return { status: answer.status, offset: Number(answer.headers.get('upload-offset')) };
}

export function remove(ref: UploadRef): Promise<Response> {
  return deleteUpload(new Request('http://localhost/', { method: 'DELETE', headers: TUS }), context(ref));
}

function context({ workspaceId, id }: UploadRef) {
  return { params: Promise.resolve({ workspace: workspaceId, upload: id }) };
}
