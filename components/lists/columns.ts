import { agreementState } from '@/components/agreements/status/agreement-state';
import { briefState } from '@/components/briefs/brief-state';
import { INBOX_HEADINGS } from '@/components/briefs/inbox-headings';
import { progressState } from '@/components/people/engagement-progress';
import type { ListedAgreement } from '@/lib/agreements/list.queries';
import type { ClosedBrief } from '@/lib/briefs/inbox/inbox.queries';
import type { InboxBrief } from '@/lib/briefs/inbox/inbox-list.queries';
import type { ListedBrief } from '@/lib/briefs/list.queries';
import type { ListedPlaybook } from '@/lib/briefs/playbooks/list.queries';
import type { ListedEvaluation } from '@/lib/evaluations/list.queries';
import { standingWords } from '@/lib/evaluations/showing.rules';
import type { ListedEngagement } from '@/lib/people/engagements/engagements.queries';
import type { ListColumn } from '@/lib/platform/sheets/list-file';

/** The columns of the lists' files: states in the list's own words. */
export const BRIEF_COLUMNS: readonly ListColumn<ListedBrief>[] = [
  { heading: 'Brief', name: 'title', of: ({ title }) => title },
  { heading: 'With', name: 'assistant', of: ({ assistant }) => assistant },
  { heading: 'State', name: 'state', of: ({ state }) => briefState(state, 'staff').words },
  { heading: 'State since (UTC)', name: 'stateSince', of: ({ stateChangedAt }) => stateChangedAt },
  { heading: 'Due (UTC)', name: 'dueAt', of: ({ deadlineAt }) => deadlineAt },
  { heading: 'Id', name: 'id', of: ({ id }) => id },
];

/** For an assistant's own briefs: what they wait for, by their inbox heading. */
export const INBOX_COLUMNS: readonly ListColumn<InboxBrief>[] = [
  { heading: 'Brief', name: 'title', of: ({ title }) => title },
  { heading: 'Business', name: 'business', of: ({ business }) => business },
  { heading: 'Listed under', name: 'listedUnder', of: ({ group }) => INBOX_HEADINGS[group] },
  { heading: 'State', name: 'state', of: ({ state }) => briefState(state, 'assistant').words },
  { heading: 'Due (UTC)', name: 'dueAt', of: ({ deadlineAt }) => deadlineAt },
  { heading: 'Unread messages', name: 'unreadMessages', of: ({ unread }) => unread },
  { heading: 'Id', name: 'id', of: ({ id }) => id },
];

export const DONE_COLUMNS: readonly ListColumn<ClosedBrief>[] = [
  { heading: 'Brief', name: 'title', of: ({ title }) => title },
  { heading: 'Business', name: 'business', of: ({ business }) => business },
  { heading: 'State', name: 'state', of: ({ state }) => briefState(state, 'assistant').words },
  { heading: 'Closed (UTC)', name: 'closedAt', of: ({ closedAt }) => closedAt },
  { heading: 'Id', name: 'id', of: ({ id }) => id },
];

export const ASSISTANT_COLUMNS: readonly ListColumn<ListedEngagement>[] = [
  { heading: 'Assistant', name: 'name', of: ({ name }) => name },
  { heading: 'State', name: 'state', of: ({ standing }) => progressState(standing, 'owner').words },
  { heading: 'Time zone', name: 'timeZone', of: ({ timeZone }) => timeZone },
  { heading: 'Id', name: 'id', of: ({ id }) => id },
];

export const AGREEMENT_COLUMNS: readonly ListColumn<ListedAgreement>[] = [
  { heading: 'Agreement', name: 'title', of: ({ title }) => title },
  { heading: 'With', name: 'assistant', of: ({ assistant }) => assistant },
  { heading: 'State', name: 'state', of: (row) => agreementState(row, 'owner').words },
  { heading: 'State since (UTC)', name: 'stateSince', of: ({ stateChangedAt }) => stateChangedAt },
  { heading: 'Ends (UTC)', name: 'endsAt', of: ({ endsAt }) => endsAt },
  { heading: 'Engagement ended', name: 'engagementEnded', of: ({ isPast }) => isPast },
  { heading: 'Signed elsewhere', name: 'signedElsewhere', of: ({ isImported }) => isImported },
  { heading: 'Amends', name: 'amends', of: ({ amendsId }) => amendsId },
  { heading: 'Id', name: 'id', of: ({ id }) => id },
];

export const PLAYBOOK_COLUMNS: readonly ListColumn<ListedPlaybook>[] = [
  { heading: 'Playbook', name: 'name', of: ({ name }) => name },
  { heading: 'Version', name: 'version', of: ({ number }) => number },
  { heading: 'Saved (UTC)', name: 'savedAt', of: ({ savedAt }) => savedAt },
  { heading: 'Times handed over', name: 'timesHandedOver', of: ({ uses }) => uses },
  { heading: 'Archived (UTC)', name: 'archivedAt', of: ({ archivedAt }) => archivedAt },
  { heading: 'Id', name: 'id', of: ({ id }) => id },
];

/** @param now by which one is overdue */
export function evaluationColumns(now: Date): readonly ListColumn<ListedEvaluation>[] {
  return [
    { heading: 'With', name: 'assistant', of: ({ assistant }) => assistant },
    { heading: 'Number', name: 'number', of: ({ number }) => number },
    { heading: 'State', name: 'state', of: (row) => wordsOf(standingWords(row, 'owner', now)) },
    { heading: 'From (UTC)', name: 'from', of: ({ periodFrom }) => periodFrom },
    { heading: 'Until (UTC)', name: 'until', of: ({ periodTo }) => periodTo },
    { heading: 'Due (UTC)', name: 'dueAt', of: ({ dueAt }) => dueAt },
    { heading: 'Done (UTC)', name: 'doneAt', of: ({ closedAt }) => closedAt },
    { heading: 'Id', name: 'id', of: ({ id }) => id },
  ];
}

function wordsOf(states: readonly { readonly words: string }[]): string {
  return states.map(({ words }) => words).join(', ');
}
