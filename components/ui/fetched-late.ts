import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

/**
 * A part of a page that is fetched once somebody needs it. A script that didn't come is never asked for again by an open page:
 * `without` then stands in for the part, with the same props, and says how to go on; thrown, it would take the whole page along.
 */
export function fetchedLate<Props extends object>(
  fetchPart: () => Promise<ComponentType<Props>>,
  without: ComponentType<Props>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({ default: await fetchPart().catch(() => without) }));
}

/** Stands in for a part that its page can do without until it is opened again, when the part's script didn't come. */
export function Nothing(): null {
  return null;
}
