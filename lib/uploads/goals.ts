import { requireWriter } from '@/lib/briefs/attaching';
import { loadBrief } from '@/lib/briefs/loading';
import { decide } from '@/lib/briefs/rules';
import { demand, notFound } from '@/lib/platform/result';
import { type PersonAccess, staffRole, type Tx } from '@/lib/platform/tenancy';
import { openThread } from '@/lib/threads/opening';
import type { ThreadSubject } from '@/lib/threads/subjects';

type ToDelivery = { readonly kind: 'delivery'; readonly briefId: string; readonly deliverableId: string };
/** a draft that may not be saved yet */
type IntoDraft = { readonly kind: 'draft'; readonly briefId: string; readonly engagementId: string };
type WithMessage = { readonly kind: 'message'; readonly threadId: string };
/** one that may not be saved yet */
type IntoPlaybook = { readonly kind: 'playbook'; readonly playbookId: string };

/**
 * What a file is uploaded for: a deliverable, by the assistant who delivers; a draft or a playbook, by its writer; or a
 * message, by somebody in the conversation.
 */
export type UploadGoal = ToDelivery | IntoDraft | WithMessage | IntoPlaybook;

/**
 * An `UploadGoal` as a browser names it: a conversation has no id of its own until somebody opens it, so it goes by its
 * subject.
 */
export type AskedGoal =
  | ToDelivery
  | IntoDraft
  | IntoPlaybook
  | { readonly kind: 'message'; readonly subject: ThreadSubject; readonly subjectId: string };

/**
 * @returns what a file is for, for somebody who asks to send it; a conversation is opened if needed.
 * @throws Refused (`not_found`)
 */
export async function goalAsked(
  tx: Tx,
  workspaceId: string,
  asked: AskedGoal,
  at: Date,
): Promise<UploadGoal> {
  if (asked.kind !== 'message') return asked;
  const { threadId } = await openThread(tx, { ...asked, workspaceId }, at);
  return { kind: 'message', threadId };
}

/**
 * Lets through whoever may send a file there now; nothing is stored before this has said yes.
 * @returns the engagement that the file belongs to; null for a playbook's, which belongs to all.
 * @throws Refused (`not_found`, `not_yours`, `wrong_state`)
 */
export async function requireSender(
  tx: Tx,
  me: PersonAccess,
  { workspaceId, goal }: { readonly workspaceId: string; readonly goal: UploadGoal },
): Promise<string | null> {
  if (goal.kind === 'playbook') {
    if (staffRole(me, workspaceId) === null) throw notFound('playbook');
    return null;
  }
  if (goal.kind === 'draft') {
    const { briefId: id, engagementId } = goal;
    await requireWriter(tx, me, { workspaceId, id, engagementId });
    return engagementId;
  }
  if (goal.kind === 'message') {
    // row level security lets through the two sides, who may both write messages
    const thread = await tx.thread.findUnique({
      where: { workspaceId_id: { workspaceId, id: goal.threadId } },
      select: { engagementId: true },
    });
    if (!thread) throw notFound('conversation');
    return thread.engagementId;
  }
  const { brief, facts, actor } = await loadBrief(tx, me, { workspaceId, id: goal.briefId });
  demand(decide(facts, 'deliver', actor));
  return brief.engagementId;
}

type Goal = {
  readonly engagementId: string | null;
  readonly briefId: string | null;
  readonly deliverableId: string | null;
  readonly draftOf: string | null;
  readonly threadId: string | null;
  readonly playbookOf: string | null;
};

/** @returns what a row's file is for; the database allows only one purpose. */
export function goalOf(row: Goal): UploadGoal {
  const { engagementId, briefId, deliverableId, draftOf, threadId, playbookOf } = row;
  if (playbookOf !== null) return { kind: 'playbook', playbookId: playbookOf };
  if (threadId !== null) return { kind: 'message', threadId };
  if (draftOf !== null && engagementId !== null) return { kind: 'draft', briefId: draftOf, engagementId };
  if (briefId === null || deliverableId === null) throw notFound('file');
  return { kind: 'delivery', briefId, deliverableId };
}

const NOWHERE = { draftOf: null, briefId: null, deliverableId: null, threadId: null, playbookOf: null };

/** @returns the columns of a row for a file with that purpose. */
export function columnsOf(goal: UploadGoal) {
  if (goal.kind === 'playbook') return { ...NOWHERE, playbookOf: goal.playbookId };
  if (goal.kind === 'message') return { ...NOWHERE, threadId: goal.threadId };
  if (goal.kind === 'draft') return { ...NOWHERE, draftOf: goal.briefId };
  return { ...NOWHERE, briefId: goal.briefId, deliverableId: goal.deliverableId };
}
