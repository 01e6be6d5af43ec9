import { notFound } from '@/lib/platform/result';
import type { Tx } from './index';

type InWorkspace = { readonly tx: Tx; readonly input: { readonly workspaceId: string } };

/** @returns a business's slug, as in its addresses. @throws Refused (`not_found`) when it isn't theirs to see */
export async function slugOf({ tx, input }: InWorkspace): Promise<string> {
  const found = await tx.workspace.findUnique({
    where: { id: input.workspaceId },
    select: { slug: true },
  });
  if (!found) throw notFound('business');
  return found.slug;
}
