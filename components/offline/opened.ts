/** Pages of the inbox that this tab has shown, and that the worker hasn't been told about yet. */
const opened = new Set<string>();

/** Notes a page, however soon one leaves it: the code that keeps it loads later. */
export function noteOpened(pathname: string): void {
  opened.delete(pathname);
  opened.add(pathname);
}

/** @returns the pages to keep, in the order in which they were opened, handing them over to the caller. */
export function takeOpened(): readonly string[] {
  const taken = [...opened];
  opened.clear();
  return taken;
}
