import { type FormValues, typedValues } from '@/lib/platform/actions/form-state';

const PREFIX = 'handover:typed:';
/** A fortnight: who hasn't come back by then has moved on, and a shared machine shouldn't remember for ever. */
const KEPT_MS = 14 * 24 * 60 * 60 * 1000;

type Kept = { readonly values: FormValues; readonly at: number };

/** Keeps in this browser what a form says. A browser that allows no storage keeps nothing, and the form works the same. */
export function keepTyping(place: string, form: HTMLFormElement): void {
  const kept: Kept = { values: typedValues(new FormData(form)), at: Date.now() };
  quietly(() => localStorage.setItem(PREFIX + place, JSON.stringify(kept)));
}

/** @returns what was typed here before and not saved, and when; null when that is nothing new. */
export function findTyping(
  place: string,
  form: HTMLFormElement,
): { readonly values: FormValues; readonly at: Date } | null {
  const kept = readKept(place);
  if (!kept || Date.now() - kept.at > KEPT_MS || saysTheSame(kept.values, typedValues(new FormData(form)))) {
    forgetTyping(place);
    return null;
  }
  return { values: kept.values, at: new Date(kept.at) };
}

/** Forgets what was typed, since it is saved or was thrown away. */
export function forgetTyping(place: string): void {
  quietly(() => localStorage.removeItem(PREFIX + place));
}

/** Forgets what was typed for a new brief, if that became the brief with this id. */
export function forgetNewTyping(place: string, briefId: string): void {
  const kept = readKept(place);
  if (kept?.values.id?.[0] === briefId) forgetTyping(place);
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

/** Hidden inputs, and which button was pressed, are not typing. */
const NOT_TYPED = new Set(['id', 'version', 'workspaceId', 'intent', 'addRow', 'advised']);

function saysTheSame(one: FormValues, other: FormValues): boolean {
  const text = (values: FormValues) =>
    JSON.stringify(
      Object.entries(values)
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
