import { isId } from '@/lib/platform/ids';

/** Which part of a conversation a page shows. Messages are identified by their ids. */
export type Part =
  | { readonly kind: 'newest' }
  | { readonly kind: 'around' | 'before' | 'after'; readonly id: string };

/** Which message is being replied to: the one that the draft replies to, none, or the one named. */
type Quoting = 'as_drafted' | 'none' | { readonly id: string };

/** What a page's address says about its conversation. */
export type Look = {
  readonly place: Part;
  /** the selected message: its earlier texts, and what can be done with it, are shown */
  readonly open: string | null;
  readonly quote: Quoting;
  /** the decision that something on the page is to carry out */
  readonly decision: string | null;
};

export type Asked = Readonly<Record<string, string | string[] | undefined>>;

/** In an address, instead of a message: none is replied to, whatever the draft says. */
export const QUOTES_NONE = 'none';

/** @returns what an address asks for; anything that isn't an id is ignored. */
export function lookFrom(search: Asked): Look {
  const id = (name: string) => {
    const value = search[name];
    return typeof value === 'string' && isId(value) ? value.toLowerCase() : null;
  };
  const open = id('open');
  const quoted = id('quote');
  const place = placeFrom(id('m') ?? open ?? quoted, id('before'), id('after'));
  const unnamed = search.quote === QUOTES_NONE ? 'none' : 'as_drafted';
  return { place, open, quote: quoted === null ? unnamed : { id: quoted }, decision: id('decision') };
}

function placeFrom(around: string | null, before: string | null, after: string | null): Part {
  if (before !== null) return { kind: 'before', id: before };
  if (after !== null) return { kind: 'after', id: after };
  return around === null ? { kind: 'newest' } : { kind: 'around', id: around };
}

export const NEWEST: Look = { place: { kind: 'newest' }, open: null, quote: 'as_drafted', decision: null };

/** How many messages of a conversation one page shows. */
export const MESSAGES_SHOWN = 50;

/** A range of a conversation around a message: how many older and newer ones, and whether it is included. */
export type Window = {
  readonly pivot: string | null;
  readonly older: number;
  readonly newer: number;
  readonly isIn: boolean;
};

/** @returns the range that a page shows; without a pivot it ends with the newest message. */
export function windowAt(place: Part): Window {
  switch (place.kind) {
    case 'newest':
      return { pivot: null, older: MESSAGES_SHOWN, newer: 0, isIn: true };
    case 'around':
      return { pivot: place.id, older: MESSAGES_SHOWN / 2, newer: MESSAGES_SHOWN / 2, isIn: true };
    case 'before':
      return { pivot: place.id, older: MESSAGES_SHOWN, newer: 0, isIn: false };
    case 'after':
      return { pivot: place.id, older: 0, newer: MESSAGES_SHOWN, isIn: false };
  }
}
