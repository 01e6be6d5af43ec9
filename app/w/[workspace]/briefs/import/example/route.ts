import { exampleSheet } from '@/lib/briefs/importing/example';

/** A file to begin with: every column by the name that we give it, and two rows that are right. */
export function GET(): Response {
  return new Response(exampleSheet(), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="briefs-example.csv"',
    },
  });
}
