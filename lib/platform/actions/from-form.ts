import { z } from 'zod';
import { preprocessFormData } from 'zod-form-data';

/** A name that a form of ours can have: `deliverables[0].title`. No form of ours has a longer list than this. */
const NAME = /^[a-z]\w{0,60}(?:\[\d{0,4}\]|\.[a-z]\w{0,60}|\.\d{1,4}){0,6}$/i;
/** Names that JavaScript gives a meaning of its own. */
const TAKEN = /(?:^|\.)(?:constructor|prototype|toString|valueOf|hasOwnProperty)(?:$|[.[])/;

const UNREADABLE = 'Something in this form can’t be read. Load the page again and fill it in there.';

/**
 * Forms send `deliverables[0].title`; the schema sees nested objects and arrays. Anything else isn't a form of ours and
 * is refused.
 */
export function fromForm<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((sent, context) => {
    if (!(sent instanceof FormData)) return sent;
    const own = new FormData();
    for (const [name, value] of sent.entries()) {
      // PostgreSQL can't store NUL in text, and nobody types it on purpose
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

/** @returns what a form says; null when it contradicts itself, for example with both `id` and `id[0].x`. */
function nested(form: FormData): unknown {
  try {
    return preprocessFormData(form);
  } catch {
    return null;
  }
}
