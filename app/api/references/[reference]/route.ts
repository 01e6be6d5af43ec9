import { findReferenceFile } from '@/lib/evaluations/reference/queries';
import { currentCaller } from '@/lib/platform/auth/caller';
import { noFile, serveFile } from '@/lib/platform/files/serving';
import { isId } from '@/lib/platform/ids';

export const dynamic = 'force-dynamic';

type Context = { readonly params: Promise<{ readonly reference: string }> };

/** Serves a reference to its person. Missing, not theirs and not signed in look the same. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { reference: id } = await params;
  const { signedIn } = await currentCaller();
  if (!signedIn || !isId(id)) return noFile();
  const file = await findReferenceFile(signedIn.userId, id);
  return file ? serveFile(file, request) : noFile();
}
