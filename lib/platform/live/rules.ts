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
