/** A small file that somebody in the story made. */
export type MadeFile = { readonly name: string; readonly contentType: string; readonly text: string };

type Cell = string | number;

/** @returns an amount for a cell: 1240.5 is `1240.50`. */
export const amount = (value: number): string => value.toFixed(2);

/** @returns a CSV (RFC 4180) with a header row. */
export function csv(name: string, heading: readonly string[], rows: readonly (readonly Cell[])[]): MadeFile {
  const lines = [heading, ...rows].map((row) => row.map(cellText).join(','));
  return { name, contentType: 'text/csv', text: `${lines.join('\r\n')}\r\n` };
}

/** @returns a plain text file, written as markdown. */
export function note(name: string, text: string): MadeFile {
  return { name, contentType: 'text/markdown', text: `${text.trim()}\n` };
}

function cellText(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
