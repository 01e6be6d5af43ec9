import { z } from 'zod';
import { cleanLine } from '@/lib/platform/actions/text';
import { Id } from '@/lib/platform/ids';
import { Address } from '@/lib/platform/mail/typed-address';

/** An address that a party has the copy sent to; `called` says who it is, in their words. */
export const NameRecipient = z.object({
  workspaceId: Id,
  id: Id,
  email: Address,
  called: z
    .string()
    .default('')
    .transform(cleanLine)
    .pipe(z.string().max(80, 'That is too long: at most 80 characters.')),
});

export const RemoveRecipient = z.object({ workspaceId: Id, id: Id, recipientId: Id });

/** To oneself, to the other side, or to an address one has named. */
export const SendCopy = z.object({ workspaceId: Id, id: Id, to: z.union([z.enum(['me', 'other']), Id]) });
