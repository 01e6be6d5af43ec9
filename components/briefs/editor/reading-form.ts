import type { Candidates } from '@/lib/briefs/candidates.queries';
import type { BriefToCheck } from '@/lib/briefs/clarity/brief';
import { checkClarity } from '@/lib/briefs/clarity/check';
import type { Finding } from '@/lib/briefs/clarity/finding';
import { readDeadline } from '@/lib/briefs/clarity/reading-deadline';
import { similarBudgets } from '@/lib/briefs/clarity/similar-briefs';
import { AUTONOMY_LEVELS, USUAL_AUTONOMY } from '@/lib/briefs/terms/autonomy.rules';
import type { FormValues } from '@/lib/platform/actions/form-state';
import type { Money } from '@/lib/platform/money/money';
import { firstNameOf } from '@/lib/platform/text/first-name';
import { type Deadline, resolveDeadline } from '@/lib/platform/time/deadline';
import { FOLDS } from '@/lib/platform/time/fold';
import { rowsFor } from './values';

/** The editor's context beside what is typed. */
export type Surroundings = Candidates & {
  /** the givens of the playbook behind the brief */
  readonly playbookGivens?: readonly string[];
  /** what it names as the price of each brief */
  readonly playbookPrice?: Money | null;
  /** the writer's zone */
  readonly zone: string;
  /** ISO instant at which the page was made */
  readonly now: string;
};

/**
 * @returns what could be clearer in the editor's form as it is now; the form itself says what handing over would
 * refuse.
 */
export function adviceOn(values: FormValues, surroundings: Surroundings): readonly Finding[] {
  return checkClarity(readForm(values, surroundings)).filter(({ severity }) => severity === 'advice');
}

function readForm(values: FormValues, surroundings: Surroundings): BriefToCheck {
  const text = (name: string) => values[name]?.[0] ?? '';
  const rows = rowsFor(values);
  const hours = Number(text('budgetHours').replace(',', '.'));
  return {
    title: text('title'),
    outcome: text('outcome'),
    instructions: text('instructions'),
    givens: Array.from({ length: rows.givens }, (_, row) => text(`givens[${row}]`)),
    deliverables: rows.criteria.map((count, index) => ({
      title: text(`deliverables[${index}].title`),
      criteria: Array.from({ length: count }, (_, row) => text(`deliverables[${index}].criteria[${row}]`)),
    })),
    autonomy: AUTONOMY_LEVELS.find((level) => level === text('autonomy')) ?? USUAL_AUTONOMY,
    // rows of the form, or the lines of one text if a form has that
    asksFirst: [
      ...Array.from({ length: rows.asksFirst }, (_, row) => text(`asksFirst[${row}]`)),
      ...text('askFirst').split('\n'),
    ],
    checkIns: Array.from({ length: rows.checkIns }, (_, row) => ({
      about: text(`checkIns[${row}].about`),
      at:
        momentIn(text, `checkIns[${row}].date`, `checkIns[${row}].time`, `checkIns[${row}].fold`)?.at ?? null,
    })),
    budgetMinutes: hours > 0 ? Math.round(hours * 60) : null,
    deadlineDate: text('deadlineDate'),
    deadlineTime: text('deadlineTime'),
    known: {
      deadline: deadlineFacts(text, surroundings),
      deadlineAt: momentIn(text, 'deadlineDate', 'deadlineTime', 'deadlineFold')?.at ?? null,
      files: values.attached?.length ?? 0,
      playbookGivens: surroundings.playbookGivens ?? [],
      similarMinutes: similarBudgets(text('title'), surroundings.recent),
    },
  };
}

type Text = (name: string) => string;

/** @returns the time that some inputs state, on the deadline's clock; null if they state none. */
function momentIn(text: Text, date: string, time: string, fold: string): Deadline | null {
  const which = FOLDS.find((each) => each === text(fold));
  const resolved = resolveDeadline(`${text(date)}T${text(time)}`, text('deadlineZone'), which);
  return resolved.ok ? resolved.value : null;
}

function deadlineFacts(text: Text, { candidates, holidays, zone, now }: Surroundings) {
  const assistant = candidates.find(({ id }) => id === text('engagementId'));
  const deadline = momentIn(text, 'deadlineDate', 'deadlineTime', 'deadlineFold');
  if (!assistant?.zone || deadline === null) return null;
  return readDeadline({
    at: deadline.at,
    zone: deadline.zone,
    readersZone: zone,
    now: new Date(now),
    name: firstNameOf(assistant.name),
    calendar: {
      zone: assistant.zone,
      hours: assistant.hours,
      holidays: holidays[assistant.holidayPlace ?? ''] ?? [],
    },
  });
}
