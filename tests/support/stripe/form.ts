import { z } from 'zod';
import { unreadable } from './refusals';

export type FormValue = string | FormValue[] | { [key: string]: FormValue };
export type Form = { [key: string]: FormValue };

/**
 * Reads `a[b][0]=c` as Stripe's SDKs write it. A list is whatever has only the numbers 0, 1, 2… as its keys, or empty
 * brackets.
 */
export function readForm(encoded: string): Form {
  const root: Form = {};
  for (const [name, value] of new URLSearchParams(encoded)) put(root, pathOf(name), value);
  return Object.fromEntries(Object.entries(root).map(([key, value]) => [key, withLists(value)]));
}

/** @returns what was sent as JSON in the shape of a form, so that both are read by the same rules. */
export function readJson(body: string): Form {
  const read = z.record(z.string(), Worded).safeParse(body === '' ? {} : parsed(body));
  if (!read.success) throw unreadable('The body of this request could not be read as JSON.');
  return read.data;
}

const Worded: z.ZodType<FormValue> = z.lazy(() =>
  z.union([
    z.string(),
    z.union([z.number(), z.boolean()]).transform(String),
    z.array(Worded),
    z.record(z.string(), Worded),
  ]),
);

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** @returns `a[b][c]`, as Stripe names a parameter in its errors. */
export function nameOf(path: readonly PropertyKey[]): string {
  const [first, ...rest] = path.map(String);
  return `${first ?? ''}${rest.map((part) => `[${part}]`).join('')}`;
}

function pathOf(name: string): string[] {
  const first = name.split('[', 1)[0] ?? '';
  return [first, ...[...name.matchAll(/\[([^\]]*)\]/g)].map(([, part = '']) => part)];
}

function put(into: Form, path: readonly string[], value: string): void {
  const [first = '', ...rest] = path;
  const key = first === '' ? String(Object.keys(into).length) : first;
  if (rest.length === 0) {
    into[key] = value;
    return;
  }
  const below = into[key];
  const next: Form = typeof below === 'object' && !Array.isArray(below) ? below : {};
  into[key] = next;
  put(next, rest, value);
}

function withLists(value: FormValue): FormValue {
  if (typeof value === 'string' || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, withLists(each)] as const);
  const isList = entries.length > 0 && entries.every(([key], index) => key === String(index));
  return isList ? entries.map(([, each]) => each) : Object.fromEntries(entries);
}
