import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

/**
 * A part of a page that is loaded when somebody needs it. A script that failed to load is never retried by an open
 * page: `without` then replaces the part, with the same props, and says how to go on; an exception would take the whole
 * page with it.
 */
export function fetchedLate<Props extends object>(
  fetchPart: () => Promise<ComponentType<Props>>,
  without: ComponentType<Props>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({ default: await fetchPart().catch(() => without) }));
}

/** Replaces a part whose script didn't load, and which its page can do without until it is opened again. */
export function Nothing(): null {
  return null;
}
