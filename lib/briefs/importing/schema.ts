import { z } from 'zod';
import { severalOf } from '@/lib/platform/actions/several';
import { cleanText } from '@/lib/platform/actions/text';
import { Id } from '@/lib/platform/ids';
import { COLUMN_KEYS } from './columns.rules';
import { MOST_ROWS } from './csv';

/** Corrected cells of one row, which is known by its number. */
const Correction = z
  .object({
    line: z.coerce.number().int().min(1),
    cells: z.partialRecord(z.enum(COLUMN_KEYS), z.string().max(20_000).transform(cleanText)).default({}),
  })
  .optional();

/** The import's form: rows to look over, or to bring in as they stand there. */
export const ImportBriefs = z.object({
  workspaceId: Id,
  /** made once per form, so that one file is imported once */
  importId: Id,
  text: z.string().max(2_000_000, 'That is too much at once.').default(''),
  file: z.instanceof(File).optional(),
  fixes: z
    .array(Correction)
    .max(MOST_ROWS)
    .optional()
    .transform((rows) => (rows ?? []).flatMap((row) => row ?? [])),
  leftOut: z.preprocess(severalOf, z.array(z.coerce.number().int().min(1))).default([]),
  intent: z.enum(['preview', 'import']).default('preview'),
});
