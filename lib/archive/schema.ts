import { z } from 'zod';
import { Id } from '@/lib/platform/ids';

/** `id` comes with the form: sent twice, it is still one. */
export const AskForArchive = z.object({ workspaceId: Id, id: Id });
