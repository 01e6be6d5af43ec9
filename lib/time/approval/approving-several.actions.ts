'use server';

import { defineActionOnEach } from '@/lib/platform/actions/on-each';
import { demand, type Refusal, refused } from '@/lib/platform/result';
import { decide } from '../rules';
import { ApproveTimesheets } from '../schema';
import { type NamedWeek, nameWeeks } from '../week-names.queries';
import { approveSeen } from './answering';
import { approvingRoleOfStaff } from './approvers.queries';

/** What became of one of several weeks. */
export type ApprovedWeek = {
  readonly id: string;
  /** it may have left the list meanwhile; null: it isn't theirs to see */
  readonly named: NamedWeek | null;
  /** null: it is approved */
  readonly refusal: Refusal | null;
};

/**
 * Approves several weeks at once, each as if it had been approved on its own: one that is refused doesn't hold up the
 * others (adr/0195).
 */
export const approveTimesheets = defineActionOnEach({
  name: 'time.approveSeveral',
  input: ApproveTimesheets,
  async plan({ input: { workspaceId, weeks }, tx, me, now }) {
    demand(decide('submitted', 'approve', await approvingRoleOfStaff(tx, me, workspaceId)));
    if (weeks.length === 0) throw refused('none_chosen', 'Choose at least one week.');
    const named = await nameWeeks(
      tx,
      workspaceId,
      weeks.map(({ id }) => id),
      now,
    );
    return weeks.map((week) => ({ workspaceId, ...week, named: named.get(week.id) ?? null }));
  },
  each: (scope, week) => approveSeen(scope, { ...week, note: '' }),
  answer: (outcomes): { readonly results: readonly ApprovedWeek[] } => ({
    results: outcomes.map(({ one: { id, named }, refusal }) => ({ id, named, refusal })),
  }),
});
