import { addresses } from '@/lib/platform/addresses/addresses';
import type { Place } from './queries';

type Named = { readonly name: string };

/** A place a person can go to. */
export type Door = { readonly href: string; readonly title: string; readonly detail: string };

/**
 * @param past the businesses they used to assist: what was signed and paid stays theirs to read
 * @returns the places of a person: one for each business they run, and one inbox for all they assist, or did.
 */
export function doorsOf(places: readonly Place[], past: readonly Named[] = []): readonly Door[] {
  const run = places.filter(({ role }) => role !== 'assistant');
  const assisted = places.filter(({ role }) => role === 'assistant');
  const doors = run.map(({ slug, name, role }) => ({
    href: addresses.home(slug),
    title: name,
    detail: role === 'owner' ? 'You own it' : 'You manage it',
  }));
  if (assisted.length === 0 && past.length === 0) return doors;
  const detail =
    assisted.length > 0 ? `Work for ${namesOf(assisted)}` : `You have worked for ${namesOf(past)}`;
  return [...doors, { href: addresses.inbox(), title: 'Your inbox', detail }];
}

/**
 * @returns where a sign-in leads by itself: the only place where somebody works or, once they work nowhere, the only
 * one where they did.
 */
export function onlyDoorOf(places: readonly Place[], past: readonly Named[]): Door | null {
  const [first, ...others] = places.length > 0 ? doorsOf(places) : doorsOf([], past);
  return first && others.length === 0 ? first : null;
}

/** The frame of a person's own pages, such as their settings. */
export type Surroundings =
  | { readonly around: 'workspace'; readonly slug: string }
  | { readonly around: 'inbox' }
  | { readonly around: 'nothing'; readonly doors: readonly Door[] };

/**
 * @returns the only place where somebody works, so that they stay in it; people with several, or none, find each by its
 * name.
 */
export function surroundingsOf(places: readonly Place[], past: readonly Named[]): Surroundings {
  const doors = doorsOf(places, past);
  const [first, ...others] = doors;
  if (!first || others.length > 0) return { around: 'nothing', doors };
  const run = places.find(({ role }) => role !== 'assistant');
  return run ? { around: 'workspace', slug: run.slug } : { around: 'inbox' };
}

function namesOf(named: readonly Named[]): string {
  return [...new Set(named.map(({ name }) => name))].join(', ');
}
