import { requestChange } from '@/lib/briefs/changing/changing.actions';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { newId } from '@/lib/platform/ids';
import { type BriefPlace, readBrief, seen } from './briefs';
import { doneOf, submit } from './browser/forms';
import { daysFrom } from './due-days';
import { asPerson, type Person } from './people';

/** What a change request's form contains while nobody has touched it: the current terms. */
export function changeForm(brief: BriefDocument, overrides: Partial<ChangeForm> = {}): ChangeForm {
  const [deadlineDate = '', deadlineTime = ''] = (brief.deadlineLocal ?? '').split('T');
  return {
    ...seen(brief),
    requestId: newId(),
    reason: 'The photographer has the flu.',
    deadlineDate,
    deadlineTime,
    deadlineZone: brief.deadlineZone ?? '',
    budgetHours: brief.budgetMinutes === null ? '' : String(brief.budgetMinutes / 60),
    outcome: brief.outcome,
    instructions: brief.instructions,
    autonomy: brief.autonomy,
    givens: brief.givens.map(({ id, text }) => ({ id, text })),
    deliverables: brief.deliverables.map(({ id, title, criteria }) => ({
      id,
      title,
      criteria: criteria.map((criterion) => ({ id: criterion.id, text: criterion.text })),
    })),
    ...overrides,
  };
}

type Row = { readonly id: string; readonly text: string };

export type ChangeForm = {
  readonly workspaceId: string;
  readonly id: string;
  readonly version: number;
  readonly requestId: string;
  readonly reason: string;
  readonly deadlineDate: string;
  readonly deadlineTime: string;
  readonly deadlineZone: string;
  readonly budgetHours: string;
  readonly outcome: string;
  readonly instructions: string;
  readonly autonomy: string;
  readonly givens: readonly Row[];
  readonly deliverables: readonly {
    readonly id: string;
    readonly title: string;
    readonly criteria: readonly Row[];
  }[];
};

/** Somebody has asked for other terms: four more days, unless the test says otherwise. */
export async function givenChangeAsked(
  place: BriefPlace,
  by: Person,
  brief: BriefDocument,
  overrides?: Partial<ChangeForm>,
): Promise<{ readonly workspaceId: string; readonly id: string; readonly requestId: string }> {
  const untouched = changeForm(await readBrief(place.owner, brief));
  const later = { deadlineDate: daysFrom(untouched.deadlineDate, { days: 4 }) };
  const form = { ...untouched, ...(overrides ?? later) };
  doneOf(await asPerson(by, () => submit(requestChange, form)));
  return { workspaceId: form.workspaceId, id: form.id, requestId: form.requestId };
}
