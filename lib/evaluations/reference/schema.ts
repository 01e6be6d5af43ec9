import { z } from 'zod';
import { Id } from '@/lib/platform/ids';

/** `id` comes with the form: sent twice, it is still one. */
export const AskForReference = z.object({ id: Id });

export const AllowReferences = z.object({
  workspaceId: Id,
  /** an unticked box isn't sent */
  allowsReferences: z
    .literal('on')
    .optional()
    .transform((ticked) => ticked === 'on'),
});
