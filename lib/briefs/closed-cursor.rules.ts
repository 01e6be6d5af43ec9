/** Where a page of closed work ended: the next one begins behind it. */
export type Cursor = { readonly closedAt: Date; readonly id: string };

/** @returns a cursor for an address: the instant in milliseconds and the id. */
export function writeCursor({ closedAt, id }: Cursor): string {
  return `${closedAt.getTime()}_${id}`;
}

/** @returns the cursor that an address carries; null when it carries none, or something else. */
export function readCursor(text: string | readonly string[] | undefined): Cursor | null {
  const [, at, id] = /^(\d{1,14})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(String(text)) ?? [];
  return at === undefined || id === undefined ? null : { closedAt: new Date(Number(at)), id };
}
