import { countsTime } from '@/lib/agreements/terms/paying.rules';
import { termsOn } from '@/lib/pay/terms/pay-terms.queries';
import { newId } from '@/lib/platform/ids';
import { demand, notFound, Refused, refuse, refused } from '@/lib/platform/result';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { dayInWords, formatTime } from '@/lib/platform/time/format';
import { lockWeek, moveTimesheet, zoneOfBusiness } from '../loading';
import { decide } from '../rules';
import { splitByDay, type WorkPeriod } from './entries.rules';

export type NewEntry = EngagementRef &
  WorkPeriod & {
    readonly id: string;
    readonly kind: 'manual' | 'timer';
    readonly briefId: string | null;
    readonly note: string;
    readonly zone: string;
    readonly enteredById: string;
    readonly enteredAt: Date;
    readonly version?: number;
  };

/** What was recorded of it as one entry. */
export type WrittenEntry = WorkPeriod & { readonly id: string };

/**
 * Records worked time, if its week is still open and an agreement that counts time governs its day: one entry for each
 * day of the business, the first of which has the requested id.
 * @throws Refused (`wrong_state`, `no_agreement`, `not_hourly`, `overlaps`, `not_found`)
 */
export async function writeTime(tx: Tx, time: NewEntry): Promise<readonly WrittenEntry[]> {
  const [first, ...later] = splitByDay(time, await zoneOfBusiness(tx, time));
  if (!first) return [];
  const written = [{ ...time, ...first }];
  await writeEntry(tx, { ...time, ...first });
  for (const part of later) {
    const entry = { ...time, ...part, id: newId(), version: 1 };
    await writeEntry(tx, entry).catch((problem) => {
      throw problem instanceof Refused ? afterMidnight(problem, entry) : problem;
    });
    written.push(entry);
  }
  return written;
}

type DayEntry = NewEntry & { readonly day: string };

/** @returns a refusal about the part worked after the business's day ended, saying that it is about that part. */
function afterMidnight({ refusal }: Refused, { day, startedAt, zone, enteredAt }: DayEntry): Refused {
  const since = `From ${formatTime(startedAt, zone)} on it is ${dayInWords(day, enteredAt)} for the business.`;
  return new Refused({
    ...refusal,
    message: `${since} ${refusal.message} The part before that can be recorded on its own.`,
  });
}

async function writeEntry(tx: Tx, entry: DayEntry): Promise<void> {
  const { workspaceId, engagementId, day, startedAt, endedAt, briefId, enteredAt, version = 1 } = entry;
  const place = { workspaceId, engagementId };
  await requireCountedDay(tx, place, day);
  const sheet = await lockWeek(tx, place, day, enteredAt);
  const next = demand(decide(sheet.state, 'write', 'assistant'));
  if (next !== sheet.state) await moveTimesheet(tx, sheet, next, enteredAt);
  if (briefId !== null) await requireBrief(tx, { ...place, briefId });
  await requireFree(tx, entry);
  await tx.timeEntry.createMany({
    data: {
      ...place,
      id: entry.id,
      timesheetId: sheet.id,
      briefId,
      kind: entry.kind,
      workDay: new Date(day),
      startedAt,
      endedAt,
      zone: entry.zone,
      note: entry.note,
      enteredById: entry.enteredById,
      enteredAt,
      version,
    },
  });
}

/** @throws Refused when time isn't counted on that day: neither paid by the hour nor included in a retainer */
async function requireCountedDay(tx: Tx, place: EngagementRef, day: string): Promise<void> {
  const terms = await termsOn(tx, place, day);
  if (terms && countsTime(terms)) return;
  const { refusal } = terms
    ? refuse(
        'not_hourly',
        'On that day this work wasn’t counted by the hour, so there is no time to record.',
        'date',
      )
    : refuse('no_agreement', 'No agreement was in force on that day, so time on it can’t be paid.', 'date');
  throw new Refused(refusal);
}

async function requireBrief(tx: Tx, { briefId: id, ...place }: EngagementRef & { readonly briefId: string }) {
  const brief = await tx.brief.findFirst({ where: { ...place, id }, select: { id: true } });
  if (!brief) throw notFound('brief');
}

/** No minute is paid twice; the database refuses it as well. */
async function requireFree(tx: Tx, { workspaceId, engagementId, startedAt, endedAt, zone }: NewEntry) {
  const other = await tx.timeEntry.findFirst({
    where: { workspaceId, engagementId, startedAt: { lt: endedAt }, endedAt: { gt: startedAt } },
    orderBy: { startedAt: 'asc' },
    select: { startedAt: true, endedAt: true, note: true },
  });
  if (!other) return;
  const when = `${formatTime(other.startedAt, zone)} to ${formatTime(other.endedAt, zone)}`;
  throw refused(
    'overlaps',
    `You have already recorded ${when}: “${other.note}”. Change one of the two.`,
    'from',
  );
}
