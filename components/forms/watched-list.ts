import { useSyncExternalStore } from 'react';

/** A list in the page's memory that components show and others change. */
export type WatchedList<Item> = {
  /** a hook: @returns the list as it is now; empty on the server */
  readonly use: () => readonly Item[];
  readonly add: (item: Item) => void;
  readonly remove: (item: Item) => void;
  readonly clear: () => void;
};

/** @returns a list that is empty until somebody adds to it, and gone with the page. */
export function watchedList<Item>(): WatchedList<Item> {
  const none: readonly Item[] = [];
  let items = none;
  const watching = new Set<() => void>();
  const watch = (look: () => void) => {
    watching.add(look);
    return () => watching.delete(look);
  };
  const change = (next: readonly Item[]) => {
    items = next;
    for (const look of watching) look();
  };
  return {
    use: () =>
      useSyncExternalStore(
        watch,
        () => items,
        () => none,
      ),
    add: (item) => change([...items, item]),
    remove: (item) => change(items.filter((each) => each !== item)),
    clear: () => change(none),
  };
}
