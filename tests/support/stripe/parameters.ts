import { z } from 'zod';
import { type Form, type FormValue, nameOf } from './form';
import { unreadable } from './refusals';

/** Single-line text; Stripe takes an empty one as "unset", which is allowed only where a parameter says so. */
export const text = z.string().min(1).max(5000);
export const whole = z
  .string()
  .regex(/^-?\d{1,15}$/, 'Invalid integer')
  .transform(Number);
export const flag = z.enum(['true', 'false']).transform((word) => word === 'true');
export const currency = z
  .string()
  .regex(/^[A-Za-z]{3}$/, 'Invalid currency')
  .toLowerCase();
export const url = z.url({ protocol: /^https?$/, message: 'Not a valid URL' });

/**
 * At most 50 keys of 40 characters with values of 500; an empty value removes its key (docs.stripe.com/api/metadata).
 */
export const metadata = z
  .union([z.literal('').transform(() => ({})), z.record(z.string().min(1).max(40), z.string().max(500))])
  .refine((pairs) => Object.keys(pairs).length <= 50, 'Metadata can have up to 50 keys');

const when = z
  .strictObject({ gt: whole, gte: whole, lt: whole, lte: whole })
  .partial()
  .or(whole.transform((at) => ({ gte: at, lte: at })));

/** The parameters of every list. */
export const paging = {
  limit: whole.pipe(z.number().min(1).max(100)).default(10),
  starting_after: text.optional(),
  ending_before: text.optional(),
};

/** The parameters of a list that can be filtered by time. */
export const listing = { ...paging, created: when.optional() };

/**
 * @returns the parameters, typed.
 * @throws a 400 that names the parameter: `parameter_unknown`, `parameter_missing`, `parameter_invalid_…`.
 */
export function readParameters<Read extends z.ZodType>(schema: Read, form: Form): z.output<Read> {
  const read = schema.safeParse(form);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  if (!issue) throw read.error;
  throw refusalOf(issue, form);
}

/** @returns metadata merged with what was sent. */
export function mergeMetadata(before: Record<string, string>, sent: Record<string, string> | undefined) {
  const merged = { ...before, ...sent };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ''));
}

function refusalOf(issue: z.core.$ZodIssue, form: Form) {
  if (issue.code === 'unrecognized_keys') {
    const param = nameOf([...issue.path, ...issue.keys.slice(0, 1)]);
    return unreadable(`Received unknown parameter: ${param}`, { code: 'parameter_unknown', param });
  }
  if (issue.code === 'invalid_union') {
    const inner = issue.errors.flat().at(-1);
    if (inner) return refusalOf({ ...inner, path: [...issue.path, ...inner.path] }, form);
  }
  const param = nameOf(issue.path);
  const sent = valueAt(form, issue.path);
  if (sent === undefined)
    return unreadable(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
  if (sent === '')
    return unreadable(`You passed an empty string for '${param}'.`, {
      code: 'parameter_invalid_empty',
      param,
    });
  if (issue.message === 'Invalid integer')
    return unreadable(`Invalid integer: ${String(sent)}`, { code: 'parameter_invalid_integer', param });
  if (issue.message === 'Not a valid URL')
    return unreadable('Not a valid URL', { code: 'url_invalid', param });
  return unreadable(`Invalid ${param}: ${issue.message}`, { param });
}

function valueAt(form: Form, path: readonly PropertyKey[]): FormValue | undefined {
  let at: FormValue | undefined = form;
  for (const part of path) {
    if (Array.isArray(at)) at = at[Number(part)];
    else at = typeof at === 'object' ? at[String(part)] : undefined;
  }
  return at;
}
