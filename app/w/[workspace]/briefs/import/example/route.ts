import { exampleSheet } from '@/lib/briefs/importing/example';
import { now } from '@/lib/platform/clock';

/** An example file to start from: every column by its main name, and two valid rows. */
export function GET(): Response {
  return new Response(exampleSheet(now()), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="briefs-example.csv"',
    },
  });
}
