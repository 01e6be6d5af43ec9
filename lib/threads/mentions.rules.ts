import { firstNameOf } from '@/lib/platform/text/first-name';

export type Mentionable = { readonly id: string; readonly name: string };

/** A part of a text that names somebody, from `start` up to `end` (UTF-16 units). */
export type Mention = { readonly person: Mentionable; readonly start: number; readonly end: number };

/** Letters, digits and marks continue a name; anything else ends it. */
const CONTINUES_NAME = /[\p{L}\p{N}\p{M}_]/u;

/**
 * Finds the people a text mentions: "@" and their full name, or their first name if nobody else has it. Capitals don't
 * matter. An "@" within a word, as in an address, mentions nobody.
 * @param people those in the engagement
 * @returns the mentions in the order of the text.
 */
export function findMentions(text: string, people: readonly Mentionable[]): readonly Mention[] {
  const names = namesOf(people);
  const found: Mention[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (CONTINUES_NAME.test(lastCharacter(text.slice(Math.max(0, at - 2), at)))) continue;
    const rest = text.slice(at + 1);
    const named = names.find(({ name }) => startsWithName(rest, name));
    if (named) found.push({ person: named.person, start: at, end: at + 1 + named.name.length });
  }
  return found;
}

/** @returns the ids of those a text mentions, each once. */
export function mentionedIn(text: string, people: readonly Mentionable[]): readonly string[] {
  return [...new Set(findMentions(text, people).map(({ person }) => person.id))];
}

/** @returns the name by which a text mentions somebody: the first name if nobody else has it, else the full name. */
export function mentionName(person: Mentionable, people: readonly Mentionable[]): string {
  const first = firstNameOf(person.name);
  const isOnly = people.every(({ id, name }) => id === person.id || !isSame(firstNameOf(name), first));
  return isOnly ? first : person.name;
}

/** Longer names come first: "@Ana Maria" is not "@Ana". */
function namesOf(people: readonly Mentionable[]) {
  return people
    .flatMap((person) =>
      [...new Set([person.name, mentionName(person, people)])].map((name) => ({ name, person })),
    )
    .filter(({ name }) => name !== '')
    .sort((a, b) => b.name.length - a.name.length);
}

function startsWithName(text: string, name: string): boolean {
  const [next = ''] = text.slice(name.length, name.length + 2);
  return isSame(text.slice(0, name.length), name) && !CONTINUES_NAME.test(next);
}

/** The last character, which may take two UTF-16 units. */
const lastCharacter = (text: string) => [...text].at(-1) ?? '';

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
