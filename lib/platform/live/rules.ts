import type { Standing } from '@/lib/platform/tenancy';
import type { Change, LiveEvent } from './hub';

/** @returns whether somebody may hear that something changed: the same line that row level security draws. */
export function mayHear(me: Standing, change: Change): boolean {
  if (change.kind === 'notice') return change.userId === me.userId;
  if (me.engagementIds.includes(change.engagementId)) return true;
  return me.memberships.some(
    ({ workspaceId, role }) => workspaceId === change.workspaceId && role !== 'assistant',
  );
}

/**
 * @returns whether an event can alter what somebody may hear: one of their engagements has begun or ended, or they run a
 * business from now on, or no longer; or that, or the end of their session, may not have been heard.
 */
export function changesStanding({ userId }: Pick<Standing, 'userId'>, event: LiveEvent): boolean {
  if (event.type === 'resync') return true;
  if (event.type === 'standing') return event.userId === userId && event.sessionId === null;
  return event.type === 'change' && event.change.kind === 'engagement' && event.change.userId === userId;
}

/** @returns whether an event says that the session has ended by which somebody hears. */
export function endsSession(sessionId: string, event: LiveEvent): boolean {
  return event.type === 'standing' && event.sessionId === sessionId;
}

/** How long after it stopped hearing a page is told just what it missed; later, that it should look. */
export const RESUMES_FOR_MS = 12 * 60 * 60_000;

/** Up to where somebody has heard everything: a transaction of the database, and when that was said, by our clock. */
export type Cursor = { readonly askFrom: number; readonly at: number };

/** @returns a cursor as a stream carries it (`Last-Event-ID`). */
export function writeCursor({ askFrom, at }: Cursor): string {
  return `${askFrom}.${at}`;
}

/** @returns the cursor that a browser sends back; null for none and for anything else. */
export function readCursor(text: string | null): Cursor | null {
  const [, askFrom, at] = /^(\d{1,15})\.(\d{1,14})$/.exec(text ?? '') ?? [];
  return askFrom === undefined ? null : { askFrom: Number(askFrom), at: Number(at) };
}
