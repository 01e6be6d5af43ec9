/** Pages of the inbox that this tab has shown, and that the worker hasn't been told of yet. */
const opened = new Set<string>();

/** Notes a page, however soon one goes on from it: what keeps it comes later. */
export function noteOpened(pathname: string): void {
  opened.delete(pathname);
  opened.add(pathname);
}

/** @returns the pages to keep, in the order in which they were opened; from now on somebody takes care of them. */
export function takeOpened(): readonly string[] {
  const taken = [...opened];
  opened.clear();
  return taken;
}
