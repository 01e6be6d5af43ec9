import { z } from 'zod';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import { type ScanState, whyBlocked } from '@/lib/platform/files/checking.rules';
import { signLink } from '@/lib/platform/files/links';
import { notFound } from '@/lib/platform/result';
import { type AskedFile, findNamedFile } from '../files.queries';
import { Problem } from '../serving/problem';
import { FileFacts } from './common-shapes';

/** Identifies one file of something. */
export const ByFile = z.object({ id: z.uuid(), file: z.uuid() });

/** A file under its name in the document. */
export const FileLink = {
  name: 'FileLink',
  schema: FileFacts.extend({ url: z.url().describe('Works for two minutes.') }),
  mayConflict: true,
} as const;

export const FILE_LINK_IN_WORDS = 'Answers with a link that works for two minutes, without a token.';

type Found = z.infer<typeof FileFacts> & { readonly workspaceId: string; readonly standing: ScanState };

/** The API token whose person downloads it, and with which a link to it ends. */
type LinkMaker = { readonly userId: string; readonly tokenId: string };

/** @returns a link that downloads a file with a person’s rights. @throws Problem (409) while it isn't available. */
export function linkTo({ workspaceId, standing, ...file }: Found, { userId, tokenId }: LinkMaker, now: Date) {
  const { id, name, sizeBytes } = file;
  const blocked = whyBlocked(standing);
  if (blocked) throw new Problem(409, 'held_back', `“${name}” is ${blocked}.`);
  const link = signLink({ workspaceId, fileId: id, userId, signedInBy: tokenId }, now);
  return { id, name, sizeBytes, url: absolute(`${addresses.signedFile()}${link}`) };
}

/** @returns a link to a file that something names. @throws Refused (`not_found`) for any other, and as `linkTo` */
export async function linkToNamed(token: LinkMaker, request: AskedFile, now: Date) {
  const found = await findNamedFile(token.userId, request);
  if (!found) throw notFound('file');
  return linkTo(found, token, now);
}
