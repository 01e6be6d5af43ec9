import type { z } from 'zod';

/** A field and what is wrong with it, in the form's own words. */
export type FieldProblem = { readonly field: string; readonly message: string };

/** The name of each kind of value for people who send JSON. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

const FORMATS: Readonly<Record<string, string>> = {
  uuid: 'Give the whole id, as it was in an answer.',
  date: 'Give an existing day, such as 2026-11-27.',
};

/** @returns what is wrong with a value, if its schema has no message of its own. */
export function issueInWords(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'This is needed.' : `This takes ${kindOf(issue.expected)}.`;
    case 'invalid_value':
      return `This takes ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map(String).join(', ')}.`;
    case 'invalid_format':
      return FORMATS[issue.format] ?? OTHERWISE;
    case 'too_small':
      return `Give at least ${issue.minimum}.`;
    case 'too_big':
      return `Give at most ${issue.maximum}.`;
    case 'unrecognized_keys':
      return 'There is no field of this name.';
    default:
      return OTHERWISE;
  }
}

const OTHERWISE = 'This can’t be read.';

function kindOf(expected: string): string {
  return KINDS[expected] ?? expected;
}

/** @returns the faults, one per field, named as in the body or the query; each unknown name is a field of its own. */
export function fieldsOf(issues: readonly z.core.$ZodIssue[]): readonly FieldProblem[] {
  return issues.flatMap((issue) => {
    const { path, message } = issue;
    const ends = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
    return ends.map((end) => ({ field: end.map(String).join('.'), message }));
  });
}

/** How many fields are named in the one-line summary. */
const MOST_NAMED = 3;

/** @returns what is wrong with which fields, in one line, for callers that read no further. */
export function fieldsInWords(errors: readonly FieldProblem[]): string {
  const named = errors
    .slice(0, MOST_NAMED)
    .map(({ field, message }) => (field ? `${field}: ${message}` : message));
  const more = errors.length - named.length;
  return [...named, ...(more > 0 ? [`And ${more} more.`] : [])].join(' ');
}
