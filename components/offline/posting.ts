import type { Waiting } from '@/components/unsent/queue';
import { announceFilesGone, isUploads, uploadsNamed } from '@/components/uploading/in-hand';

/** Keys that a form needs to renew for its next posting, once this one is kept. */
const KEYS = ['once', 'clientKey', 'clarificationId', 'riskId'];
/** Hidden inputs say what it is about; these say nothing to a reader, nor do ids of other things. */
const UNREAD = new Set([...KEYS, 'version', 'queuedAs', 'subject', 'readUpTo']);
const NAMES_ANOTHER = /(?:^|\.)id$|Id$/;

/** What a form that may wait would post now. */
export type Posting = Pick<Waiting, 'key' | 'action' | 'fields'> & { readonly hasFiles: boolean };

/** @returns what a form posts, or null when it isn't one that may wait. */
export function postingOf(form: HTMLFormElement, submitter: HTMLElement | null): Posting | null {
  const data = new FormData(form, submitter);
  const action = data.get('queuedAs');
  const key = data.get('once') ?? data.get('clientKey');
  if (typeof action !== 'string' || typeof key !== 'string') return null;
  const fields: (readonly [string, string])[] = [];
  let hasFiles = false;
  for (const [name, value] of data.entries()) {
    if (value instanceof File) hasFiles ||= value.size > 0;
    else if (!name.startsWith('$ACTION')) fields.push([name, value]);
  }
  return { key, action, fields, hasFiles };
}

/** Empties a form whose posting is kept, and gives it new keys, so that the next one is another. */
export function beginAnew(form: HTMLFormElement): void {
  announceFilesGone(form, uploadsNamed(new FormData(form).entries()));
  form.reset();
  for (const name of KEYS) {
    const input = form.elements.namedItem(name);
    if (input instanceof HTMLInputElement) input.value = crypto.randomUUID();
  }
}

/** @returns the words that somebody wrote, for showing them again. */
export function wordsOf({ fields }: Pick<Waiting, 'fields'>): readonly string[] {
  return fields.flatMap(([name, value]) => {
    const isRead =
      !UNREAD.has(name) &&
      !NAMES_ANOTHER.test(name) &&
      !isUploads(name) &&
      value.trim() !== '' &&
      value !== 'on';
    return isRead ? [value] : [];
  });
}

/** @returns whether a posting says the same as one that waits: pressing Accept twice offline is one acceptance. */
export function isSamePress(posting: Posting, waiting: Waiting): boolean {
  const said = (fields: Waiting['fields']) => JSON.stringify(fields.filter(([name]) => !KEYS.includes(name)));
  return posting.action === waiting.action && said(posting.fields) === said(waiting.fields);
}
