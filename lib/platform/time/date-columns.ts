/** A `date` column holds midnight UTC. @returns its day, `2026-11-30`. */
export function dateOf(column: Date): string {
  return column.toISOString().slice(0, 10);
}

/** @returns the value of a `date` column for a day, `2026-11-30`. */
export function columnOf(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}
