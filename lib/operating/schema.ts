import { z } from 'zod';
import { Id, INCOMPLETE_LINK } from '@/lib/platform/ids';
import { Address } from '@/lib/platform/mail/typed-address';

/** A job's number in the queue, which is a bigint: larger than JavaScript's exact numbers. */
export const ParkedRef = z.object({
  id: z.string({ error: INCOMPLETE_LINK }).regex(/^[1-9]\d{0,17}$/, INCOMPLETE_LINK),
});

export const MailRef = z.object({ id: Id });

export const ProofTo = z.object({ to: Address });
