import type { z } from 'zod';
import { hoursOf } from '@/lib/people/hours/hours.queries';
import { refused } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { firstNameOf } from '@/lib/platform/text/first-name';
import { listHolidays } from '@/lib/platform/time/holidays';
import { listRecentBudgets } from '../candidates.queries';
import { checkClarity } from '../clarity/check';
import { keyOf } from '../clarity/finding';
import { readDeadline } from '../clarity/reading-deadline';
import { similarBudgets } from '../clarity/similar-briefs';
import { couldBeClearer } from '../clarity/words';
import { listPlaybookGivens } from '../playbooks/givens.queries';
import type { SaveBrief } from '../schema';
import type { Budget } from '../terms/budget.rules';
import type { Moments } from '../terms/moments.rules';

type Typed = z.infer<typeof SaveBrief>;

type Around = {
  readonly moments: Moments;
  readonly budget: Budget;
  /** how many are on the brief */
  readonly files: number;
  readonly assistant: {
    readonly name: string;
    /** the rest is missing while the assistant hasn't joined */
    readonly timeZone?: string;
    readonly workDays?: readonly number[];
    readonly worksFrom?: number | null;
    readonly worksUntil?: number | null;
    readonly holidayPlace?: string | null;
  };
  readonly readersZone: string;
  readonly now: Date;
};

/**
 * Says once, during the hand-over, what could be clearer. Anything shown before, or marked as clear enough, isn't
 * repeated, so the same form handed over a second time goes through.
 * @throws Refused (`could_be_clearer`)
 */
export async function adviseOnce(tx: Tx, typed: Typed, around: Around): Promise<void> {
  const settled = new Set([...typed.clearEnough, ...typed.advised]);
  const open = (await adviceKeys(tx, typed, around)).filter((key) => !settled.has(key));
  if (open.length > 0) throw refused('could_be_clearer', couldBeClearer(open.length));
}

/** @returns what could be clearer, as the keys with which a form says what it has shown. */
export async function adviceKeys(tx: Tx, typed: Typed, around: Around): Promise<readonly string[]> {
  const brief = {
    ...typed,
    givens: typed.givens.map((text) => text ?? ''),
    deliverables: typed.deliverables.map((row) => ({
      title: row?.title ?? '',
      criteria: (row?.criteria ?? []).map((text) => text ?? ''),
    })),
    budgetMinutes: around.budget.budgetMinutes,
    asksFirst: typed.asksFirst.map((text) => text ?? ''),
    checkIns: around.moments.checkIns,
    known: {
      deadline: await deadlineFacts(around),
      deadlineAt: around.moments.deadline?.at ?? null,
      files: around.files,
      playbookGivens: await listPlaybookGivens(tx, typed),
      similarMinutes: similarBudgets(typed.title, await listRecentBudgets(tx, typed.workspaceId)),
    },
  };
  return checkClarity(brief).map(keyOf);
}

async function deadlineFacts({ moments: { deadline }, assistant, readersZone, now }: Around) {
  const {
    name,
    timeZone,
    workDays = [],
    worksFrom = null,
    worksUntil = null,
    holidayPlace = null,
  } = assistant;
  if (deadline === null || timeZone === undefined) return null;
  return readDeadline({
    at: deadline.at,
    zone: deadline.zone,
    readersZone,
    now,
    name: firstNameOf(name),
    calendar: {
      zone: timeZone,
      hours: hoursOf({ workDays, worksFrom, worksUntil, holidayPlace }),
      holidays: await listHolidays(holidayPlace, now.getUTCFullYear()),
    },
  });
}
