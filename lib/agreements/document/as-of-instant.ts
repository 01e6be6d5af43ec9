/** @returns the single instant that an address asks about with `?on=`, as text; null when there is none. */
export function textOf({ on }: { readonly on?: string | string[] }): string | null {
  return typeof on === 'string' ? on : null;
}

/** @returns the instant, or null if invalid: the page then shows the agreement as it is now. */
export function instantOf(on: string | null): Date | null {
  if (on === null || !/^\d{4}-\d\d-\d\dT[\d:.]{5,12}Z$/.test(on)) return null;
  const instant = new Date(on);
  return Number.isNaN(instant.getTime()) ? null : instant;
}
