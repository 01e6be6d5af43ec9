import { postingKey } from '@/components/unsent/posting-key';
import { isOver, type Waiting } from '@/components/unsent/queue';
import { announceFilesGone, isUploads, uploadsNamed } from '@/components/uploading/in-hand';
import { placeOf } from '@/lib/platform/time/format';
import { shownDate } from '@/lib/platform/time/shown-instants';

/** Keys of one filled-in form: the same words under another one are still the same press. */
const KEYS = ['once', 'clientKey', 'draftKey', 'clarificationId', 'riskId'];
/** Hidden inputs say what it is about; these say nothing to a reader, nor do ids of other things. */
const UNREAD = new Set([...KEYS, 'version', 'queuedAs', 'subject', 'readUpTo']);
/** Fields of time that somebody has worked (components/time/entry-form). */
const STRETCH = ['date', 'from', 'until', 'zone'];
const NAMES_ANOTHER = /(?:^|\.)id$|Id$/;

/** What a form that may wait would post now. */
export type Posting = Pick<Waiting, 'key' | 'action' | 'fields'> & { readonly hasFiles: boolean };

/** @returns what a form posts, or null when it isn't one that may wait. */
export function postingOf(form: HTMLFormElement, submitter: HTMLElement | null): Posting | null {
  const data = new FormData(form, submitter);
  const action = data.get('queuedAs');
  const key = postingKey(data);
  if (typeof action !== 'string' || key === null) return null;
  const fields: (readonly [string, string])[] = [];
  let hasFiles = false;
  for (const [name, value] of data.entries()) {
    if (value instanceof File) hasFiles ||= value.size > 0;
    else if (!name.startsWith('$ACTION')) fields.push([name, value]);
  }
  return { key, action, fields, hasFiles };
}

/** Empties a form whose posting is kept: with that its keys are new (`useEmptied`), so that the next one is another. */
export function beginAnew(form: HTMLFormElement): void {
  announceFilesGone(form, uploadsNamed(new FormData(form).entries()));
  form.reset();
}

/** @returns the words that somebody wrote, for showing them again; a stretch of time is one of them. */
export function wordsOf({ fields, writtenAt }: Pick<Waiting, 'fields' | 'writtenAt'>): readonly string[] {
  const stretch = stretchIn(fields, new Date(writtenAt));
  return fields.flatMap(([name, value]) => {
    if (stretch !== null && STRETCH.includes(name)) return name === 'date' ? [stretch] : [];
    const isRead =
      !UNREAD.has(name) &&
      !NAMES_ANOTHER.test(name) &&
      !isUploads(name) &&
      value.trim() !== '' &&
      value !== 'on';
    return isRead ? [value] : [];
  });
}

/** @returns "Fri 27 Nov, 09:00 to 11:00 (Manila)", or null where no stretch of time was filled in. */
function stretchIn(fields: Waiting['fields'], writtenAt: Date): string | null {
  const [date, from, until, zone] = STRETCH.map((part) => fields.find(([name]) => name === part)?.[1]);
  if (!date || !from || !until) return null;
  return `${shownDate(date, writtenAt)}, ${from} to ${until}${zone ? ` (${placeOf(zone)})` : ''}`;
}

/** What somebody may say twice in the same words: two messages are two, also where both say "OK". */
const SAID_ANEW: ReadonlySet<string> = new Set(['threads.post']);

/**
 * @returns whether a posting says the same as one that waits: pressing Accept twice offline is one acceptance. After one
 * that was refused it is another.
 */
export function isSamePress(posting: Posting, waiting: Waiting): boolean {
  if (isOver(waiting)) return false;
  if (SAID_ANEW.has(posting.action) && posting.key !== waiting.key) return false;
  const said = (fields: Waiting['fields']) => JSON.stringify(fields.filter(([name]) => !KEYS.includes(name)));
  return posting.action === waiting.action && said(posting.fields) === said(waiting.fields);
}
