import { z } from 'zod';
import { cleanLine } from '@/lib/platform/actions/text';
import { Id } from '@/lib/platform/ids';

/** What is typed to confirm that it is meant. */
const Typed = z.string().max(300).transform(cleanLine).default('');

/** `id` comes with the form: sent twice, it is still one. */
export const DeleteWorkspace = z.object({ workspaceId: Id, id: Id, confirmation: Typed });

export const KeepWorkspace = z.object({ workspaceId: Id });

export const DeleteAccount = z.object({ id: Id, confirmation: Typed });

export const KeepAccount = z.object({});
