type Item = {
  readonly deliverableId: string;
  readonly file: { readonly name: string; readonly sha256: string } | null;
};

/** How a delivered file relates to the previous delivery, by its bytes. */
export type FileChange = 'new' | 'changed' | 'same';

/**
 * Compares a delivered file with the previous files for the same deliverable.
 * @returns `same` for the same bytes, whatever they are called now; `changed` for other bytes under a name that was
 * there; else `new`.
 */
export function changeOf(item: Item, before: readonly Item[]): FileChange {
  const { file, deliverableId } = item;
  const earlier = before.flatMap((each) =>
    each.file && each.deliverableId === deliverableId ? [each.file] : [],
  );
  if (earlier.some(({ sha256 }) => sha256 === file?.sha256)) return 'same';
  return earlier.some(({ name }) => name === file?.name) ? 'changed' : 'new';
}

/** @returns the names of previous files that have no successor now, neither by bytes nor by name. */
export function notDeliveredAgain(
  deliverableId: string,
  before: readonly Item[],
  now: readonly Item[],
): readonly string[] {
  const filesOf = (items: readonly Item[]) =>
    items.flatMap((each) => (each.file && each.deliverableId === deliverableId ? [each.file] : []));
  const current = filesOf(now);
  return filesOf(before)
    .filter(({ name, sha256 }) => !current.some((each) => each.name === name || each.sha256 === sha256))
    .map(({ name }) => name);
}
