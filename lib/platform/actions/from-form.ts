import { z } from 'zod';
import { preprocessFormData } from 'zod-form-data';

/** A name that a form of ours can have: `deliverables[0].title`. A list longer than this is nobody's. */
const NAME = /^[a-z]\w{0,60}(?:\[\d{0,4}\]|\.[a-z]\w{0,60}|\.\d{1,4}){0,6}$/i;
/** What JavaScript would take for something of its own. */
const TAKEN = /(?:^|\.)(?:constructor|prototype|toString|valueOf|hasOwnProperty)(?:$|[.[])/;

const UNREADABLE = 'Something in this form can’t be read. Load the page again and fill it in there.';

/** Forms send `deliverables[0].title`; the schema sees nested objects and arrays. What is no form of ours is refused. */
export function fromForm<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((sent, context) => {
    if (!(sent instanceof FormData)) return sent;
    const own = new FormData();
    for (const [name, value] of sent.entries()) {
      // PostgreSQL keeps no NUL in any text, and nobody means one
      const meant = typeof value === 'string' ? value.replaceAll('\u0000', '') : value;
      if (!name.startsWith('$ACTION')) own.append(name, meant);
    }
    const read = [...own.keys()].every(isOurs) ? nested(own) : null;
    if (read !== null) return read;
    context.addIssue({ code: 'custom', message: UNREADABLE });
    return z.NEVER;
  }, schema);
}

function isOurs(name: string): boolean {
  return NAME.test(name) && !TAKEN.test(name);
}

/** @returns what a form says; null when it contradicts itself, as one that has both `id` and `id[0].x`. */
function nested(form: FormData): unknown {
  try {
    return preprocessFormData(form);
  } catch {
    return null;
  }
}
