import { addresses } from '@/lib/platform/addresses';
import type { Place } from './queries';

/** A place a person can go into. */
export type Door = { readonly href: string; readonly title: string; readonly detail: string };

/**
 * @returns the doors behind a person's memberships: one for each business they run, and one inbox for all they assist.
 */
export function doorsOf(places: readonly Place[]): readonly Door[] {
  const run = places.filter(({ role }) => role !== 'assistant');
  const assisted = places.filter(({ role }) => role === 'assistant');
  const doors = run.map(({ slug, name, role }) => ({
    href: addresses.home(slug),
    title: name,
    detail: role === 'owner' ? 'You own it' : 'You manage it',
  }));
  if (assisted.length === 0) return doors;
  const inbox = {
    href: addresses.inbox(),
    title: 'Your inbox',
    detail: `Work for ${assisted.map(({ name }) => name).join(', ')}`,
  };
  return [...doors, inbox];
}
