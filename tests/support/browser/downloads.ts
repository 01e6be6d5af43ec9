import { GET as lead } from '@/app/api/files/[workspace]/[file]/route';
import { GET as handOut } from '@/app/api/files/signed/route';

/**
 * Follows a file's link as a browser does: to the signed one, if there is one, and to its answer.
 * @param asked how the signed one is asked for, if not all of it
 */
export async function download(
  workspaceId: string,
  fileId: string,
  asked: RequestInit = {},
): Promise<Response> {
  const answer = await linkTo(workspaceId, fileId);
  const location = answer.headers.get('location');
  return location === null ? answer : handOut(new Request(new URL(location, 'http://localhost:3000'), asked));
}

/** @returns the answer that leads to the signed link; rejects when there is none. */
export function linkTo(workspaceId: string, fileId: string): Promise<Response> {
  const params = Promise.resolve({ workspace: workspaceId, file: fileId });
  return lead(new Request('http://localhost:3000/'), { params });
}
