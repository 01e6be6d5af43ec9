import { describe, expect, it } from 'vitest';
import { AGREEMENT_COLUMNS, evaluationColumns, PLAYBOOK_COLUMNS } from '@/components/lists/columns';
import type { ListedAgreement } from '@/lib/agreements/list.queries';
import type { ListedEvaluation } from '@/lib/evaluations/list.queries';
import type { ListColumn } from '@/lib/platform/sheets/list-file';

const AT = new Date('2027-03-01T12:00:00Z');

function cellsOf<Row>(columns: readonly ListColumn<Row>[], row: Row) {
  return Object.fromEntries(columns.map(({ heading, of }) => [heading, of(row)]));
}

const EVALUATION: ListedEvaluation = {
  workspaceId: 'w',
  id: 'e',
  engagementId: 'g',
  number: 2,
  state: 'open',
  hasEnded: false,
  openedAt: AT,
  dueAt: AT,
  zone: 'America/Chicago',
  periodFrom: AT,
  periodTo: AT,
  closedAt: null,
  ownerSubmittedAt: null,
  assistantSubmittedAt: null,
  handedIn: [],
  signedBy: [],
  business: { name: 'Adeyemi Ceramics', slug: 'adeyemi' },
  assistant: 'Maria Santos',
};

const AGREEMENT: ListedAgreement = {
  workspaceId: 'w',
  id: 'a',
  title: 'Studio help',
  state: 'in_force',
  stateChangedAt: AT,
  business: 'Adeyemi Ceramics',
  zone: 'America/Chicago',
  assistant: 'Maria Santos',
  signedBy: ['owner', 'assistant'],
  amendsId: null,
  endsAt: null,
  isImported: true,
  isPast: true,
};

describe('the columns of saved lists', () => {
  it('say of an evaluation what its list says, at the time of saving', () => {
    const early = new Date('2027-02-01T12:00:00Z');

    expect(cellsOf(evaluationColumns(AT), EVALUATION)).toMatchObject({
      With: 'Maria Santos',
      Number: 2,
      State: 'Overdue, To write',
      'Due (UTC)': AT,
      'Done (UTC)': null,
    });
    expect(cellsOf(evaluationColumns(early), EVALUATION)).toMatchObject({ State: 'To write' });
  });

  it('say of an agreement whether the two still work together, and where it was signed', () => {
    expect(cellsOf(AGREEMENT_COLUMNS, AGREEMENT)).toMatchObject({
      Agreement: 'Studio help',
      State: 'In force',
      'Engagement ended': true,
      'Signed elsewhere': true,
    });
  });

  it('say of a playbook its newest version, and whether it is archived', () => {
    const row = { id: 'p', name: 'Closing', version: 9, archivedAt: null, number: 3, savedAt: AT, uses: 4 };

    expect(cellsOf(PLAYBOOK_COLUMNS, row)).toMatchObject({
      Playbook: 'Closing',
      Version: 3,
      'Times handed over': 4,
      'Archived (UTC)': null,
    });
  });
});
