import { z } from 'zod';
import { sql } from '@/lib/platform/tenancy';

/** What a scanner says of a file, as a query reads it; null: none is to look at it. */
export const FileCheck = z.object({ outcome: z.string().nullable(), found: z.string().nullable() });

/** The part of a query that reads a file's check; `f` is the file. */
export const checkOfFile = sql`(SELECT json_build_object('outcome', k.outcome, 'found', k.found) FROM file_checks k
  WHERE k.workspace_id = f.workspace_id AND k.file_id = f.id)`;
