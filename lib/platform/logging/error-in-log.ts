import pino from 'pino';

/** By these names errors of ours, Node, PostgreSQL, Prisma and Stripe carry what identifies a failure. */
const CODES = new Set([
  'code',
  'column',
  'constraint',
  'decline_code',
  'digest',
  'errno',
  'index',
  'kind',
  'originalCode',
  'rawType',
  'requestId',
  'severity',
  'status',
  'statusCode',
  'syscall',
  'table',
]);
/** What a code looks like; a sentence, an address of mail or a row doesn't. */
const CODE = /^[\w.:-]{1,100}$/;
/** Where errors keep those from which they follow. */
const WITHIN = new Set(['cause', 'constraint', 'driverAdapterError', 'meta']);
const DEEPEST = 5;

/**
 * @param thrown anything
 * @returns what the log keeps of it: its type, message and stack, with those of its causes, and its codes. Nothing else that a
 * library has put there: PostgreSQL's `detail` is the whole row that was refused, and Stripe's errors hold what they are
 * about, such as a card with its owner's name and address.
 */
export function errorInLog(thrown: unknown): object | string {
  if (!(thrown instanceof Error)) return isThing(thrown) ? codesIn(thrown) : String(thrown);
  const { type, message, stack } = pino.stdSerializers.err(thrown);
  const several: readonly unknown[] = thrown instanceof AggregateError ? thrown.errors : [];
  return {
    type,
    message,
    stack,
    ...codesIn(thrown),
    ...(several.length > 0 && { aggregateErrors: several.map(errorInLog) }),
  };
}

type Codes = { readonly [name: string]: string | number | Codes };

function codesIn(thing: object, depth = 0): Codes {
  const codes: Record<string, Codes[string]> = {};
  for (const [name, value] of Object.entries(thing)) {
    if (CODES.has(name) && isCode(value)) codes[name] = value;
    else if (WITHIN.has(name) && isThing(value) && depth < DEEPEST) {
      const within = codesIn(value, depth + 1);
      if (Object.keys(within).length > 0) codes[name] = within;
    }
  }
  return codes;
}

function isCode(value: unknown): value is string | number {
  return typeof value === 'number' || (typeof value === 'string' && CODE.test(value));
}

function isThing(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
