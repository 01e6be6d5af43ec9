import { EmptyState } from '@/components/ui/empty-state';
import type { PageReader } from '@/lib/platform/addresses/addresses-for';
import type { DecisionChoices } from '@/lib/threads/decisions/decision-choices.queries';
import type { DecisionView } from '@/lib/threads/decisions/decisions.queries';
import { Decision } from './decision';

export type DecisionReader = {
  readonly place: PageReader;
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly zone: string;
  readonly now: Date;
};

type DecisionListProps = {
  readonly decisions: readonly DecisionView[];
  readonly choices: DecisionChoices;
  readonly reader: DecisionReader;
};

/** What the two have decided, the latest first, and what became of it. */
export function DecisionList({ decisions, choices, reader }: DecisionListProps) {
  if (decisions.length === 0) {
    return (
      <EmptyState title="Nothing is marked as a decision yet">
        Where something is settled in a conversation, mark that message as a decision. Its words then stay as
        they are, you both find it here, and it can become a given, a change of a brief, or an amendment.
      </EmptyState>
    );
  }
  return (
    <ol className="grid max-w-measure gap-10">
      {decisions.map((decision) => (
        <li key={decision.id} id={`d-${decision.id}`} className="grid gap-2">
          <Decision decision={decision} choices={choices} reader={reader} />
        </li>
      ))}
    </ol>
  );
}
