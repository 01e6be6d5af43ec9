import type { Destination } from '@/components/search/destinations';
import { Marked } from '@/components/search/marked';
import type { Act } from './acts';

/** Something the palette offers: a page to go to, or something to do on the open one. */
export type Item = Destination | Act;

/** An entry of the palette: its name, the words around what was looked for, and what it is. */
export function ItemText({ item }: { readonly item: Item }) {
  return (
    <>
      <span className="block font-semibold">{item.title}</span>
      {'excerpt' in item && item.excerpt ? (
        <span className="block text-sm">
          <Marked pieces={item.excerpt} />
        </span>
      ) : null}
      {item.kind ? <span className="block text-sm text-quiet">{item.kind}</span> : null}
    </>
  );
}

/** @returns entries grouped by heading, in order, with each group's position in the whole list. */
export function inGroups(items: readonly Item[]) {
  const starts = items.flatMap(({ group }, at) =>
    group === items[at - 1]?.group ? [] : [{ group, from: at }],
  );
  return starts.map((start, at) => ({ ...start, of: items.slice(start.from, starts[at + 1]?.from) }));
}
