import { holdPayInForce } from '@/lib/agreements/queries';
import type { Tx } from '@/lib/platform/tenancy';
import type { Deadline } from '@/lib/platform/time/deadline';
import { dateIn } from '@/lib/platform/time/zones';
import { isBudgetMoney } from '../budget.rules';
import { createDraft, writeParts } from '../drafting';
import type { PlaybookContent } from './content.rules';
import { termsFrom } from './terms.rules';

export type BriefFromPlaybook = {
  readonly workspaceId: string;
  /** of the brief; the same id twice is one brief */
  readonly id: string;
  readonly engagementId: string;
  readonly playbookId: string;
  /** which version, and what it says */
  readonly number: number;
  readonly content: PlaybookContent;
  readonly deadline: Deadline | null;
  /** the clock that "today" is read from, for the title of a brief that has no deadline yet */
  readonly zone: string;
};

/**
 * Writes a draft as a version of a playbook says. The brief goes on saying which one it came from.
 * @returns the draft's terms, and whether it is new: one of that id may be there already.
 */
export async function draftFromPlaybook(tx: Tx, brief: BriefFromPlaybook, createdById: string, now: Date) {
  const { workspaceId, id, engagementId, playbookId, number, content, deadline, zone } = brief;
  const wanted = termsFrom(content, deadline, dateIn(now, zone));
  // where each brief has a price, hours are no budget
  const pay = await holdPayInForce(tx, workspaceId, engagementId);
  const terms = isBudgetMoney(pay) ? { ...wanted, budgetMinutes: null } : wanted;
  const playbook = { playbookId, number };
  const moments = { windowFrom: null, deadline, checkIns: [] };
  const draft = { workspaceId, id, engagementId, terms, moments, clearEnough: [], playbook };
  const by = { userId: createdById, at: now };
  const isNew = await createDraft(tx, draft, by);
  if (isNew) await writeParts(tx, draft, by);
  return { terms, isNew };
}
