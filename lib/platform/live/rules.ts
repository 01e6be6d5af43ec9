import type { Standing } from '@/lib/platform/tenancy';
import type { Change } from './hub';

/** @returns whether somebody may hear that something changed: the same line that row level security draws. */
export function mayHear(me: Standing, change: Change): boolean {
  if (change.kind === 'notice') return change.userId === me.userId;
  if (me.engagementIds.includes(change.engagementId)) return true;
  return me.memberships.some(
    ({ workspaceId, role }) => workspaceId === change.workspaceId && role !== 'assistant',
  );
}

/** @returns whether a change can alter what somebody may hear: one of their engagements has begun or ended. */
export function changesStanding(me: Standing, { kind, userId }: Change): boolean {
  return kind === 'engagement' && userId === me.userId;
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
