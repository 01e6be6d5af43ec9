import type { ActorAccess } from '@/lib/platform/tenancy';
import { HOUR_MS } from '@/lib/platform/time/lengths';
import type { Change, LiveEvent } from './hub';

/** @returns whether somebody may hear of a change: the same boundary that row level security draws. */
export function mayHear(me: ActorAccess, change: Change): boolean {
  if (change.kind === 'notice') return change.userId === me.userId;
  if (me.engagementIds.includes(change.engagementId)) return true;
  return me.memberships.some(
    ({ workspaceId, role }) => workspaceId === change.workspaceId && role !== 'assistant',
  );
}

/**
 * @returns whether an event can change what somebody may hear: one of their engagements has begun or ended, or they
 * have begun or stopped running a business; or that, or the end of their session, may have been missed.
 */
export function changesAccess({ userId }: Pick<ActorAccess, 'userId'>, event: LiveEvent): boolean {
  if (event.type === 'resync') return true;
  if (event.type === 'standing') return event.userId === userId && event.sessionId === null;
  return event.type === 'change' && event.change.kind === 'engagement' && event.change.userId === userId;
}

/** @returns whether an event says that the listener's session has ended. */
export function endsSession(sessionId: string, event: LiveEvent): boolean {
  return event.type === 'standing' && event.sessionId === sessionId;
}

/** For this long after it stopped listening, a page is told exactly what it missed; later, only to look again. */
export const RESUMES_FOR_MS = 12 * HOUR_MS;

/** Up to where somebody has heard everything: a transaction of the database, and when that was told, by our clock. */
export type Cursor = { readonly askFrom: number; readonly at: number };

/** @returns a cursor as the stream carries it (`Last-Event-ID`). */
export function writeCursor({ askFrom, at }: Cursor): string {
  return `${askFrom}.${at}`;
}

/** @returns the cursor that a browser sends back; null for none or anything else. */
export function readCursor(text: string | null): Cursor | null {
  const [, askFrom, at] = /^(\d{1,15})\.(\d{1,14})$/.exec(text ?? '') ?? [];
  return askFrom === undefined ? null : { askFrom: Number(askFrom), at: Number(at) };
}
