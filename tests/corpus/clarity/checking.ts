import type { BriefToCheck } from '@/lib/briefs/clarity/brief';
import { checkClarity } from '@/lib/briefs/clarity/check';
import type { Finding, RuleName } from '@/lib/briefs/clarity/finding';
import { readDeadline } from '@/lib/briefs/clarity/reading-deadline';
import { demand } from '@/lib/platform/result';
import { resolveDeadline } from '@/lib/platform/time/deadline';
import { listHolidays } from '@/lib/platform/time/holidays';
import type { WorkingHours } from '@/lib/platform/time/working-hours';
import { type CorpusBrief, type For, fieldNamed } from './brief';

/** The Tuesday on which every brief of the corpus is written. */
const NOW = new Date('2026-11-24T15:00:00Z');

type Worker = {
  readonly name: string;
  readonly zone: string;
  readonly hours: WorkingHours | null;
  readonly place: string | null;
};

const WEEK = [1, 2, 3, 4, 5];
const WORKERS: Record<For, Worker> = {
  maria: { name: 'Maria', zone: 'Asia/Manila', hours: { days: WEEK, from: 540, until: 1080 }, place: 'PH' },
  dewi: {
    name: 'Dewi',
    zone: 'Asia/Jakarta',
    hours: { days: [...WEEK, 6], from: 480, until: 960 },
    place: 'ID',
  },
  oluchi: {
    name: 'Oluchi',
    zone: 'Africa/Lagos',
    hours: { days: WEEK, from: 540, until: 1020 },
    place: 'NG',
  },
  kris: { name: 'Kris', zone: 'Asia/Manila', hours: { days: WEEK, from: 1260, until: 360 }, place: 'PH' },
  nobody: { name: 'Sam', zone: 'Asia/Manila', hours: null, place: null },
};

/** @returns the brief as the check reads it. */
export async function toCheck(brief: CorpusBrief): Promise<BriefToCheck> {
  const [local = '', zone = 'UTC'] = brief.due?.split(' ') ?? [];
  const [deadlineDate = '', deadlineTime = ''] = local.split('T');
  const { name, zone: theirs, hours, place } = WORKERS[brief.for];
  const resolved = deadlineTime === '' ? null : demand(resolveDeadline(local, zone));
  return {
    title: brief.title,
    outcome: brief.outcome ?? '',
    instructions: brief.instructions ?? '',
    givens: brief.givens ?? [],
    deliverables: brief.deliverables.map(([title, ...criteria]) => ({ title, criteria })),
    autonomy: brief.autonomy ?? 'decide_and_tell',
    asksFirst: brief.asksFirst ?? [],
    checkIns: (brief.checkIns ?? []).map(([when, about]) => ({
      about,
      at: demand(resolveDeadline(when, zone)).at,
    })),
    budgetMinutes: brief.hours === undefined ? null : brief.hours * 60,
    deadlineDate,
    deadlineTime,
    known: {
      deadline:
        resolved &&
        readDeadline({
          at: resolved.at,
          zone,
          readersZone: 'America/Chicago',
          now: NOW,
          name,
          calendar: { zone: theirs, hours, holidays: await listHolidays(place, 2026) },
        }),
      deadlineAt: resolved?.at ?? null,
      files: brief.files ?? 0,
      playbookGivens: brief.playbookGivens ?? [],
      similarMinutes: (brief.similar ?? []).map((each) => each * 60),
    },
  };
}

/** What the check said of a brief and what was expected, taken apart. */
export type Verdict = {
  readonly brief: string;
  readonly hits: readonly RuleName[];
  readonly extra: readonly Finding[];
  readonly missed: readonly CorpusBrief['expected'][number][];
};

/** @returns which findings were expected, which weren't, and which are missing. */
export async function judge(brief: CorpusBrief): Promise<Verdict> {
  const open = [...brief.expected];
  const extra: Finding[] = [];
  const hits: RuleName[] = [];
  for (const finding of checkClarity(await toCheck(brief))) {
    const index = open.findIndex((expected) => isMeant(finding, expected));
    if (index < 0) extra.push(finding);
    else hits.push(...open.splice(index, 1).map(([rule]) => rule));
  }
  return { brief: brief.name, hits, extra, missed: open };
}

/** The same rule at the same field, and words that overlap: where exactly a marking ends is a matter of taste. */
function isMeant({ rule, field, words }: Finding, [name, short, text]: CorpusBrief['expected'][number]) {
  if (rule !== name || field !== fieldNamed(short)) return false;
  if (text === undefined || words === null) return true;
  const found = words.text.toLowerCase();
  const wanted = text.toLowerCase();
  return found.includes(wanted) || wanted.includes(found);
}

export type Figures = { readonly hits: number; readonly extra: number; readonly missed: number };

/** @returns hits, false alarms and misses by rule, and of all together under `all`. */
export function figuresOf(verdicts: readonly Verdict[]): ReadonlyMap<string, Figures> {
  const figures = new Map<string, Figures>();
  const count = (rule: string, part: keyof Figures) => {
    const so = figures.get(rule) ?? { hits: 0, extra: 0, missed: 0 };
    figures.set(rule, { ...so, [part]: so[part] + 1 });
  };
  for (const { hits, extra, missed } of verdicts) {
    for (const rule of hits) for (const name of [rule, 'all']) count(name, 'hits');
    for (const { rule } of extra) for (const name of [rule, 'all']) count(name, 'extra');
    for (const [rule] of missed) for (const name of [rule, 'all']) count(name, 'missed');
  }
  return figures;
}

/** @returns of what was said, how much was right; 1 when nothing was said. */
export function precisionOf({ hits, extra }: Figures): number {
  return hits + extra === 0 ? 1 : hits / (hits + extra);
}

/** @returns of what should have been said, how much was; 1 when nothing should. */
export function recallOf({ hits, missed }: Figures): number {
  return hits + missed === 0 ? 1 : hits / (hits + missed);
}
