import { ANSWERED } from './may-wait';
import { beginAnew, isSamePress, postingOf } from './posting';
import { addWaiting, listWaiting, removeWaiting, type Waiting } from './queue';

const KEPT = 'Kept on this device. It is sent once when you are back online.';
const HAS_FILES =
  'Files can’t wait on this device. Take them out to have the rest sent later, or post this once you are back online; nothing you typed is lost.';
const NO_ROOM =
  'This browser keeps nothing for later, so this can’t be sent now. It stays in its field: post it once you are back online.';

/**
 * Takes the posting of each form that may wait before anything else does. Offline it is kept here and goes no further.
 * Online it goes its usual way, and is kept until there is an answer: a connection that breaks on the way loses nothing.
 * @param say tells the person what became of it
 * @returns how to stop
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
    const entry: Waiting = {
      ...said,
      person,
      about: document.querySelector('h1')?.textContent ?? '',
      address: location.pathname,
      writtenAt: Date.now(),
      state: navigator.onLine ? 'sending' : 'waiting',
    };
    if (navigator.onLine) {
      underWay.set(form, entry.key);
      if (!hasFiles) addWaiting(entry);
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (hasFiles) return say(HAS_FILES);
    const isThere = listWaiting(person).some((each) => isSamePress(posting, each));
    if (!isThere && !addWaiting(entry)) return say(NO_ROOM);
    beginAnew(form);
    say(KEPT);
  };
  addEventListener('submit', onSubmit, { capture: true });
  addEventListener(ANSWERED, onAnswer);
  return () => {
    removeEventListener('submit', onSubmit, { capture: true });
    removeEventListener(ANSWERED, onAnswer);
  };
}
