import {
  addWaiting,
  listWaiting,
  MOST_KEPT_MB,
  removeWaiting,
  type Waiting,
} from '@/components/unsent/queue';
import { type FileInHand, filesInHand, uploadsNamed } from '@/components/uploading/in-hand';
import { keepFiles } from './kept-files';
import { ANSWERED } from './may-wait';
import { beginAnew, isSamePress, postingOf } from './posting';

const KEPT = 'Kept on this device. It is sent once when you are back online.';
const HAS_FILES =
  'Files can’t wait on this device. Take them out to have the rest sent later, or post this once you are back online; nothing you typed is lost.';
const TOO_LARGE = `More than ${MOST_KEPT_MB} MB of files can’t wait on this device. Take some out to have the rest sent later, or post this once you are back online; nothing you typed is lost.`;
const NO_ROOM =
  'This browser keeps nothing for later, so this can’t be sent now. It stays in its field: post it once you are back online.';

/**
 * Intercepts the posting of each form that may wait. Offline it is kept here and goes no further. Online it goes its
 * usual way, and is kept until there is an answer: a connection that breaks midway loses nothing.
 * @param say tells the person the result
 * @returns a function that stops it
 */
export function catchPostings(person: string, say: (said: string) => void): () => void {
  const underWay = new WeakMap<HTMLFormElement, string>();
  const onAnswer = ({ target }: Event) => {
    const form = target instanceof HTMLInputElement ? target.form : null;
    const key = form && underWay.get(form);
    if (key) removeWaiting(key);
  };
  const onSubmit = (event: SubmitEvent) => {
    const { target: form, submitter } = event;
    const posting = form instanceof HTMLFormElement ? postingOf(form, submitter) : null;
    if (!(form instanceof HTMLFormElement) || !posting) return;
    const { hasFiles, ...said } = posting;
    const files = filesInHand(uploadsNamed(said.fields));
    const entry: Waiting = {
      ...said,
      person,
      about: document.querySelector('h1')?.textContent ?? '',
      address: location.pathname,
      writtenAt: Date.now(),
      state: navigator.onLine ? 'sending' : 'waiting',
      ...(files.length > 0 && { files: files.map(({ file }) => file.name) }),
    };
    if (navigator.onLine) {
      underWay.set(form, entry.key);
      // with files, it is held back until they have been uploaded, and then passes here again
      if (!hasFiles && files.length === 0) addWaiting(entry);
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (hasFiles) return say(HAS_FILES);
    const isThere = listWaiting(person).some((each) => isSamePress(posting, each));
    void (isThere ? Promise.resolve(null) : keep(entry, files)).then((refusal) => {
      if (!refusal) beginAnew(form);
      say(refusal ?? KEPT);
    });
  };
  addEventListener('submit', onSubmit, { capture: true });
  addEventListener(ANSWERED, onAnswer);
  return () => {
    removeEventListener('submit', onSubmit, { capture: true });
    removeEventListener(ANSWERED, onAnswer);
  };
}

/** Keeps a posting on this device, with its files. @returns why it can't be kept, or null. */
async function keep(entry: Waiting, files: readonly FileInHand[]): Promise<string | null> {
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
  if (bytes > MOST_KEPT_MB * 1024 * 1024) return TOO_LARGE;
  if (files.length > 0 && !(await keepFiles(entry.key, files))) return NO_ROOM;
  return addWaiting(entry) ? null : NO_ROOM;
}
