/** How a text refers to an attached file: `![sketch](attached:<id>)` (components/ui/attachments). */
const REFERENCE = /\battached:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/g;

/** @returns a text with its file references replaced by new ones; unknown ones stay. */
export function referringTo(text: string, ids: ReadonlyMap<string, string>): string {
  return text.replaceAll(REFERENCE, (reference, id: string) => {
    const other = ids.get(id);
    return other === undefined ? reference : `attached:${other}`;
  });
}
