/** Statements built from long lists have no end of variants; only the first few are kept prepared. */
const MOST_KEPT = 500;

/**
 * Names statements by their text, so that PostgreSQL keeps each prepared on its connection and plans it once rather
 * than at every request: under row level security, planning a page's query costs more than running it.
 * @returns a statement's name; empty for one that isn't kept.
 */
export function statementNames(): (statement: { readonly sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= MOST_KEPT) return '';
    const name = `handover_${names.size + 1}`;
    names.set(sql, name);
    return name;
  };
}
