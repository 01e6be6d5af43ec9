import { isId } from '@/lib/platform/ids';
import { notFound } from '@/lib/platform/result';
import { asUploader } from '@/lib/platform/uploads/serving';
import { answer, readPiece } from '@/lib/platform/uploads/tus';
import { type Progress, progressOf, receivePiece } from '@/lib/uploads/receiving';
import { removeUpload } from '@/lib/uploads/removing';

export const dynamic = 'force-dynamic';

type Context = { readonly params: Promise<{ readonly workspace: string; readonly upload: string }> };

/** Says how far an upload has come (tus, "HEAD"). */
export function HEAD(request: Request, context: Context): Promise<Response> {
  return asUploader(request, 'uploadPiece', async ({ userId }) => {
    const progress = await progressOf(userId, await refOf(context));
    return answer(200, { ...headersOf(progress), 'upload-length': String(progress.sizeBytes) });
  });
}

/** Takes the next piece of an upload (tus, "PATCH"). */
export function PATCH(request: Request, context: Context): Promise<Response> {
  return asUploader(request, 'uploadPiece', async ({ userId }) => {
    const ref = await refOf(context);
    const piece = readPiece(request.headers);
    if (!piece)
      return answer(400, {}, 'Say where the piece begins, and send it as application/offset+octet-stream.');
    return answer(204, headersOf(await receivePiece(userId, ref, piece, request.body ?? nothing())));
  });
}

/** Removes an upload (tus, "Termination"). */
export function DELETE(request: Request, context: Context): Promise<Response> {
  return asUploader(request, 'uploadPiece', async ({ userId }) => {
    await removeUpload(userId, await refOf(context));
    return answer(204);
  });
}

async function refOf({ params }: Context) {
  const { workspace: workspaceId, upload: id } = await params;
  if (!isId(workspaceId) || !isId(id)) throw notFound('file');
  return { workspaceId, id: id.toLowerCase() };
}

function headersOf({ receivedBytes, expiresAt }: Progress) {
  return { 'upload-offset': String(receivedBytes), 'upload-expires': expiresAt.toUTCString() };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
