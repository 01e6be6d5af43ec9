import { DAY_MS } from '@/lib/platform/time/lengths';

/** What was written offline and waits on this device, in the order in which it was written. */
export type Waiting = {
  /** the key that its form was made with: however often it is sent, it is done once */
  readonly key: string;
  /** whose it is: shown to and sent for nobody else on this device */
  readonly person: string;
  readonly action: string;
  readonly fields: readonly (readonly [string, string])[];
  /** names of files whose bytes also wait on this device (kept-files), by the upload ids among the fields */
  readonly files?: readonly string[];
  /** what the person was looking at */
  readonly about: string;
  readonly address: string;
  readonly writtenAt: number;
  /** `sending`: on its way, and not answered yet; `too_old`: it isn't sent any more, since what it is about has moved on */
  readonly state: 'waiting' | 'sending' | 'refused' | 'too_old';
  /** why it was refused, or isn't sent yet, in words for the person */
  readonly refusal?: string;
};

/** How many megabytes of files may wait on this device with one posting. */
export const MOST_KEPT_MB = 50;

const PLACE = 'handover:queue';
/** As long as typing is kept. After that it would come as a surprise: it is shown, and no longer sent by itself. */
const SENT_FOR_MS = 14 * DAY_MS;
/** A shared machine shouldn't remember for ever. */
const KEPT_MS = 60 * DAY_MS;
const CHANGED = 'handover:queue-changed';

/** @returns what waits for a person, oldest first. */
export function listWaiting(person: string): readonly Waiting[] {
  return readAll().filter((each) => each.person === person);
}

/** @returns whether a posting isn't sent any more: it is only kept to be read. */
export function isOver({ state }: Pick<Waiting, 'state'>): boolean {
  return state === 'refused' || state === 'too_old';
}

/** @returns whether a posting is kept on this device. */
export function hasPosting(key: string): boolean {
  return readAll().some((each) => each.key === key);
}

/** @returns whether an upload goes with a posting that waits on this device. */
export function goesWithWaiting(uploadId: string): boolean {
  return readAll().some(({ fields }) => fields.some(([, value]) => value === uploadId));
}

/**
 * Keeps a posting on this device.
 * @returns whether it is kept; a browser that allows no storage keeps nothing.
 */
export function addWaiting(posting: Waiting): boolean {
  return writeAll([...readAll().filter(({ key }) => key !== posting.key), posting]);
}

/** Updates a posting's state; what was said about it before no longer applies. */
export function noteWaiting(key: string, standing: Pick<Waiting, 'state' | 'refusal'>): void {
  const standsNow = ({ refusal: _, ...posting }: Waiting) => ({ ...posting, ...standing });
  writeAll(readAll().map((each) => (each.key === key ? standsNow(each) : each)));
}

/** Forgets a posting: it is done, or was discarded. */
export function removeWaiting(key: string): void {
  const all = readAll();
  if (all.some((each) => each.key === key)) writeAll(all.filter((each) => each.key !== key));
}

/** Forgets everything that waits for a person: they sign out, and nobody else is to find their words on this device. */
export function forgetWaiting(person: string): void {
  const all = readAll();
  if (all.some((each) => each.person === person)) writeAll(all.filter((each) => each.person !== person));
}

/** A brief's change of version: `from` what was seen, `to` what an action made it. */
export type Moved = { readonly from: number; readonly to: number };

/** What was written after something, but from a page seen before it, uses the version that this has led to. */
export function noteMoved(after: Waiting, { from, to }: Moved): void {
  const said = (posting: Waiting, name: string) => posting.fields.find(([each]) => each === name)?.[1];
  const isMoved = (each: Waiting) =>
    each.person === after.person &&
    said(each, 'id') === said(after, 'id') &&
    said(each, 'version') === String(from);
  const withVersion = ([name, value]: Waiting['fields'][number]) =>
    [name, name === 'version' ? String(to) : value] as const;
  writeAll(
    readAll().map((each) => (isMoved(each) ? { ...each, fields: each.fields.map(withVersion) } : each)),
  );
}

/** Calls back whenever the queue changes, in this tab or another. @returns how to stop. */
export function onQueueChange(look: () => void): () => void {
  const onStorage = ({ key }: StorageEvent) => {
    if (key === PLACE) look();
  };
  addEventListener(CHANGED, look);
  addEventListener('storage', onStorage);
  return () => {
    removeEventListener(CHANGED, look);
    removeEventListener('storage', onStorage);
  };
}

function readAll(): readonly Waiting[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PLACE) ?? '[]');
    if (!Array.isArray(kept)) return [];
    return kept
      .filter(isWaiting)
      .filter((posting) => ageOf(posting) <= KEPT_MS)
      .map((posting) => (isPast(posting) ? { ...posting, state: 'too_old' } : posting));
  } catch {
    return [];
  }
}

function ageOf({ writtenAt }: Waiting): number {
  return Date.now() - writtenAt;
}

function isPast(posting: Waiting): boolean {
  return posting.state !== 'refused' && ageOf(posting) > SENT_FOR_MS;
}

function writeAll(all: readonly Waiting[]): boolean {
  try {
    localStorage.setItem(PLACE, JSON.stringify(all));
    dispatchEvent(new Event(CHANGED));
    return true;
  } catch {
    return false;
  }
}

const TEXTS = ['key', 'person', 'action', 'about', 'address', 'state'] as const;

function isWaiting(kept: unknown): kept is Waiting {
  if (typeof kept !== 'object' || kept === null) return false;
  const entries = new Map(Object.entries(kept));
  return (
    TEXTS.every((name) => typeof entries.get(name) === 'string') &&
    typeof entries.get('writtenAt') === 'number' &&
    Array.isArray(entries.get('fields'))
  );
}
