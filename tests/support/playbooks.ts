import { archivePlaybook } from '@/lib/briefs/playbooks/archiving.actions';
import { findPlaybook, type LoadedPlaybook } from '@/lib/briefs/playbooks/playbooks';
import { savePlaybook } from '@/lib/briefs/playbooks/playbooks.actions';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { doneOf, submit } from './browser/forms';
import { asPerson, type Person, type TestWorkspace } from './people';

type Place = { readonly owner: Person; readonly workspace: TestWorkspace };

/** A playbook as its form posts it. What a test doesn't care about is plausible. */
export function playbookForm({ workspace }: Place, overrides: Partial<PlaybookForm> = {}): PlaybookForm {
  const id = newId();
  return {
    workspaceId: workspace.id,
    id,
    versionId: newId(),
    number: 0,
    version: overrides.number ? 1 : 0,
    briefId: '',
    name: `Monthly closing ${id.slice(-6)}`,
    change: '',
    title: 'Books of {{last month}}',
    outcome: 'The bookkeeper can file the month without asking back.',
    instructions: 'Receipts are in the shared folder.',
    givens: ['Amounts are net.'],
    givenQuestions: [],
    deliverables: [{ title: 'The ledger', criteria: ['Every line has an account'] }],
    autonomy: 'decide_and_tell',
    askFirst: 'Writing off more than 50 dollars\n',
    budgetHours: '3',
    budgetMoney: '',
    attached: [],
    files: [],
    uploads: [],
    usualDays: '2',
    ...overrides,
  };
}

export type PlaybookForm = {
  readonly workspaceId: string;
  readonly id: string;
  readonly versionId: string;
  readonly number: number;
  readonly version: number;
  readonly briefId: string;
  readonly name: string;
  readonly change: string;
  readonly title: string;
  readonly outcome: string;
  readonly instructions: string;
  readonly givens: readonly string[];
  readonly givenQuestions: readonly string[];
  readonly deliverables: readonly { readonly title: string; readonly criteria: readonly string[] }[];
  readonly autonomy: string;
  readonly askFirst: string;
  readonly budgetHours: string;
  readonly budgetMoney: string;
  readonly attached: readonly string[];
  readonly files: readonly File[];
  readonly uploads: readonly string[];
  readonly usualDays: string;
};

/** @returns a playbook with its newest version, as a person may read it. @throws Error when they may not. */
export async function readPlaybook(
  person: Person,
  ref: { readonly workspaceId: string; readonly id: string },
): Promise<LoadedPlaybook> {
  const found = await withActor({ kind: 'user', userId: person.userId }, (tx) => findPlaybook(tx, ref));
  if (!found) throw new Error(`${person.name} can't read that playbook`);
  return found;
}

/** A playbook with one version. */
export async function givenPlaybook(place: Place, overrides: Partial<PlaybookForm> = {}) {
  const form = playbookForm(place, overrides);
  doneOf(await asPerson(place.owner, () => submit(savePlaybook, form)));
  return readPlaybook(place.owner, form);
}

/** One that is no longer offered. */
export async function givenArchivedPlaybook(place: Place) {
  const { workspaceId, id } = await givenPlaybook(place);
  doneOf(await asPerson(place.owner, () => submit(archivePlaybook, { workspaceId, id, version: 1 })));
  return { workspaceId, id, version: 2 };
}
