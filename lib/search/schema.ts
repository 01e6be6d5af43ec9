import { z } from 'zod';
import { type Cursor, KINDS } from './asking.rules';

const CursorText = z
  .string()
  .regex(/^\d{1,14}_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  .transform((text): Cursor => {
    const [at, id = ''] = text.split('_');
    return { at: new Date(Number(at)), id };
  });

/** What the address says; whatever can't be read is as if it weren't there. */
export const SearchAddress = z.object({
  q: z.string().trim().catch(''),
  kind: z.preprocess((sent) => (typeof sent === 'string' ? [sent] : sent), z.array(z.enum(KINDS))).catch([]),
  after: CursorText.nullable().catch(null),
});
export type SearchAddress = z.infer<typeof SearchAddress>;
