import { cache } from 'react';
import { type Asked, type Look, lookFrom } from '@/lib/threads/thread/looking.rules';

const PARTS = ['m', 'before', 'after', 'open', 'quote', 'decision'] as const;

/** Within one request the same address is the same view, so that a page and its title are read once. */
const remembered = cache((...parts: readonly (string | undefined)[]) =>
  lookFrom(Object.fromEntries(PARTS.map((name, index) => [name, parts[index]]))),
);

/** @returns which part of its conversation a page is asked to show. */
export function lookFromAddress(asked: Asked): Look {
  const one = (value: Asked[string]) => (typeof value === 'string' ? value : undefined);
  return remembered(...PARTS.map((name) => one(asked[name])));
}
