import {
  isOver,
  listWaiting,
  type Moved,
  noteMoved,
  noteWaiting,
  removeWaiting,
  type Waiting,
} from '@/components/unsent/queue';

/** Something on its way is left alone for this long: its answer may still come. */
const ANSWER_MS = 10_000;
const SIGNED_OUT = 'You are signed out here. Sign in again, and it is sent.';

/**
 * Sends what waits, one after the other, in the order in which it was written; in one tab only, if the browser can
 * tell. Stops if the server can't be reached: that, and what was written after it, waits on. Anything postponed also
 * holds back what was written after it on the same page: a start isn't sent before its acceptance, nor an answer before
 * its question.
 * @returns those that are done now
 */
export async function sendWaiting(person: string): Promise<readonly Waiting[]> {
  if (!navigator.locks) return sendAll(person);
  return navigator.locks.request('handover:queue', { ifAvailable: true }, async (lock) =>
    lock ? sendAll(person) : [],
  );
}

async function sendAll(person: string): Promise<readonly Waiting[]> {
  const done: Waiting[] = [];
  const held = new Set<string>();
  for (const { key } of listWaiting(person)) {
    // read again each time: sending the previous one may have changed the version that this one was based on
    const posting = listWaiting(person).find((each) => each.key === key);
    if (!posting) continue;
    if (isOver(posting) || held.has(posting.address)) continue;
    if (posting.state === 'sending' && Date.now() - posting.writtenAt < ANSWER_MS) {
      held.add(posting.address);
      continue;
    }
    const answer = await sendWhole(posting);
    if (answer === null || answer.status === 'signed out') {
      noteWaiting(posting.key, { state: 'waiting', ...(answer && { refusal: SIGNED_OUT }) });
      break;
    }
    if (answer.status === 'done') {
      removeWaiting(posting.key);
      if (answer.moved) noteMoved(posting, answer.moved);
      done.push(posting);
    } else if (answer.isFinal) noteWaiting(posting.key, { state: 'refused', refusal: answer.message });
    else {
      noteWaiting(posting.key, { state: 'waiting', refusal: answer.message });
      held.add(posting.address);
    }
  }
  return done;
}

type Answer =
  | { readonly status: 'done'; readonly moved: Moved | null }
  /** or somebody else is signed in on this device */
  | { readonly status: 'signed out' }
  /** final: sending it again would be refused again */
  | {
      readonly status: 'refused';
      readonly message: string;
      readonly isFinal: boolean;
      /** files that it names haven't arrived */
      readonly lacksFiles: boolean;
    };

/**
 * Sends a posting; if the server lacks files that wait on this device, sends those, and then it again. If it was sent
 * before, and only its answer lost, it is answered at once, and its files aren't sent a second time.
 */
async function sendWhole(posting: Waiting): Promise<Answer | null> {
  const answer = await send(posting);
  if (answer?.status !== 'refused' || !answer.lacksFiles || !posting.files) return answer;
  try {
    const { sendKeptFiles } = await import('./sending-files');
    const stopped = await sendKeptFiles(posting.key);
    if (!stopped) return await send(posting);
    if (stopped.status === 'broken') return null;
    return { status: 'refused', message: stopped.message, isFinal: true, lacksFiles: false };
  } catch {
    // the module that sends files couldn't be loaded: the connection is down
    return null;
  }
}

/** @returns the server's answer, or null when there was none. */
async function send({ action, person, fields }: Waiting): Promise<Answer | null> {
  try {
    const response = await fetch('/api/queued', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ action, person, fields }),
    });
    if (response.status === 401) return { status: 'signed out' };
    if (response.status === 429 || response.status >= 500) return null;
    const answer: unknown = await response.json();
    if (typeof answer !== 'object' || answer === null) return null;
    if ('status' in answer && answer.status === 'done') {
      return { status: 'done', moved: 'moved' in answer ? movedIn(answer.moved) : null };
    }
    const message = 'message' in answer && typeof answer.message === 'string' ? answer.message : '';
    const isFinal = !('isFinal' in answer) || answer.isFinal !== false;
    const lacksFiles = 'lacksFiles' in answer && answer.lacksFiles === true;
    return { status: 'refused', message, isFinal, lacksFiles };
  } catch {
    return null;
  }
}

function movedIn(moved: unknown): Moved | null {
  if (typeof moved !== 'object' || moved === null || !('from' in moved) || !('to' in moved)) return null;
  const { from, to } = moved;
  return typeof from === 'number' && typeof to === 'number' ? { from, to } : null;
}
