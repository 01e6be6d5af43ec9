import { type FormValues, typedValues } from '@/lib/platform/actions/form-state';
import { DAY_MS } from '@/lib/platform/time/lengths';

const PREFIX = 'handover:typed:';
/**
 * A fortnight: somebody who hasn't come back by then has moved on, and a shared machine shouldn't remember for ever.
 */
const KEPT_MS = 14 * DAY_MS;

type Kept = { readonly values: FormValues; readonly at: number };

/**
 * @returns where this browser keeps something of a person's own: others who sign in on the device find nothing there.
 */
export function ownPlace(person: string, place: string): string {
  return `${person}:${place}`;
}

/**
 * Keeps a form's content in this browser. A browser that allows no storage keeps nothing, and the form works the same.
 * @param place a person's own (reader.tsx)
 */
export function keepTyping(place: string, form: HTMLFormElement): void {
  const kept: Kept = { values: typedValues(new FormData(form)), at: Date.now() };
  quietly(() => localStorage.setItem(PREFIX + place, JSON.stringify(kept)));
}

export type Found = {
  readonly values: FormValues;
  readonly at: Date;
  /** whether it was typed into an older version than the one shown */
  readonly isOlder: boolean;
};

/** Leaves out of a form's values whatever is empty, such as removed rows. */
export type Meaning = (values: FormValues) => FormValues;

/**
 * Looks for what was typed here before and not saved. Anything a fortnight old, or without a difference, is forgotten.
 * @param form as its page shows it now
 * @returns it, and when it was typed; null when there is nothing new.
 */
export function findTyping(
  place: string,
  form: HTMLFormElement,
  meaning: Meaning = (values) => values,
): Found | null {
  const kept = readKept(place);
  const shown = typedValues(new FormData(form));
  const isNew =
    kept !== null && Date.now() - kept.at <= KEPT_MS && !saysTheSame(meaning(kept.values), meaning(shown));
  if (!isNew) {
    forgetTyping(place);
    return null;
  }
  const isOlder = kept.values.version?.[0] !== shown.version?.[0];
  return { values: kept.values, at: new Date(kept.at), isOlder };
}

/** Forgets what was typed, since it is saved or was discarded. */
export function forgetTyping(place: string): void {
  quietly(() => localStorage.removeItem(PREFIX + place));
}

/** Forgets everything a person typed: they sign out, and nobody else is to find it on this device. */
export function forgetTypingOf(person: string): void {
  const own = PREFIX + ownPlace(person, '');
  quietly(() => {
    const places = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '');
    for (const place of places) if (place.startsWith(own)) localStorage.removeItem(place);
  });
}

/** Forgets what was typed for a new thing, if that became the one with this id. */
export function forgetNewTyping(place: string, id: string): void {
  const kept = readKept(place);
  if (kept?.values.id?.[0] === id) forgetTyping(place);
}

/**
 * Moves what was typed for a new thing to the thing that it became, unless something later is already there. Only if
 * both use the same form: the values of a shorter one would empty the fields that it doesn't have.
 */
export function adoptNewTyping(newPlace: string, place: string, id: string): void {
  const kept = readKept(newPlace);
  if (kept?.values.id?.[0] !== id) return;
  const own = readKept(place);
  if (own === null || own.at < kept.at)
    quietly(() => localStorage.setItem(PREFIX + place, JSON.stringify(kept)));
  forgetTyping(newPlace);
}

function readKept(place: string): Kept | null {
  const text = quietly(() => localStorage.getItem(PREFIX + place));
  const kept: unknown = text ? quietly(() => JSON.parse(text)) : null;
  if (typeof kept !== 'object' || kept === null || !('values' in kept) || !('at' in kept)) return null;
  const { values, at } = kept;
  if (typeof at !== 'number' || typeof values !== 'object' || values === null) return null;
  const lists = Object.entries(values).map(([name, list]) => [
    name,
    Array.isArray(list) ? list.map(String) : [],
  ]);
  return { values: Object.fromEntries(lists), at };
}

/** Hidden inputs, and which button was pressed, don't count as typing. */
const NOT_TYPED = new Set([
  'id',
  'version',
  'workspaceId',
  'savedIn',
  'intent',
  'next',
  'addRow',
  'arrange',
  'takesOver',
  'advised',
  'uploads',
  'once',
]);

function saysTheSame(one: FormValues, other: FormValues): boolean {
  const text = (fields: FormValues) =>
    JSON.stringify(
      Object.entries(fields)
        .map(([name, values]) => [name, values.map((value) => value.trim())] as const)
        .filter(([name, [value]]) => !NOT_TYPED.has(name) && value !== '')
        .sort(([a], [b]) => a.localeCompare(b)),
    );
  return text(one) === text(other);
}

function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    // storage is switched off or full, or holds what we didn't write: there is nothing to find then
    return undefined;
  }
}
