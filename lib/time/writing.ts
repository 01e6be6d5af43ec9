import { countsTime } from '@/lib/agreements/paying.rules';
import { termsOn } from '@/lib/pay/pay-terms.queries';
import { demand, notFound, Refused, refuse } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { formatTime } from '@/lib/platform/time/format';
import { dateIn } from '@/lib/platform/time/zones';
import type { Stretch } from './entries.rules';
import { type EngagementRef, holdWeek, moveTimesheet, zoneOfBusiness } from './loading';
import { decide } from './rules';

export type NewEntry = EngagementRef &
  Stretch & {
    readonly id: string;
    readonly kind: 'manual' | 'timer';
    readonly briefId: string | null;
    readonly note: string;
    readonly zone: string;
    readonly enteredById: string;
    readonly enteredAt: Date;
    readonly version?: number;
  };

/**
 * Writes down time that was worked, if its week is still open and its day is governed by an agreement that counts time.
 * @throws Refused (`wrong_state`, `no_agreement`, `not_hourly`, `overlaps`, `not_found`)
 */
export async function writeEntry(tx: Tx, entry: NewEntry): Promise<void> {
  const { workspaceId, engagementId, startedAt, endedAt, briefId, enteredAt, version = 1 } = entry;
  const place = { workspaceId, engagementId };
  const day = dateIn(startedAt, await zoneOfBusiness(tx, place));
  await demandHourly(tx, place, day);
  const sheet = await holdWeek(tx, place, day, enteredAt);
  const next = demand(decide(sheet.state, 'write', 'assistant'));
  if (next !== sheet.state) await moveTimesheet(tx, sheet, next, enteredAt);
  if (briefId !== null) await demandBrief(tx, { ...place, briefId });
  await demandFree(tx, entry);
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

/** @throws Refused when time isn't counted on that day: neither paid by the hour nor against the hours of a retainer */
export async function demandHourly(tx: Tx, place: EngagementRef, day: string): Promise<void> {
  const terms = await termsOn(tx, place, day);
  if (terms && countsTime(terms)) return;
  const { refusal } = terms
    ? refuse(
        'not_hourly',
        'On that day this work isn’t counted by the hour, so there is no time to write down.',
        'date',
      )
    : refuse('no_agreement', 'No agreement was in force on that day, so time on it can’t be paid.', 'date');
  throw new Refused(refusal);
}

async function demandBrief(tx: Tx, { briefId: id, ...place }: EngagementRef & { readonly briefId: string }) {
  const brief = await tx.brief.findFirst({ where: { ...place, id }, select: { id: true } });
  if (!brief) throw notFound('brief');
}

/** No minute is paid twice; the database refuses it as well. */
async function demandFree(tx: Tx, { workspaceId, engagementId, startedAt, endedAt, zone }: NewEntry) {
  const other = await tx.timeEntry.findFirst({
    where: { workspaceId, engagementId, startedAt: { lt: endedAt }, endedAt: { gt: startedAt } },
    orderBy: { startedAt: 'asc' },
    select: { startedAt: true, endedAt: true, note: true },
  });
  if (!other) return;
  const when = `${formatTime(other.startedAt, zone)} to ${formatTime(other.endedAt, zone)}`;
  throw new Refused(
    refuse(
      'overlaps',
      `You have written down ${when} already: “${other.note}”. Change one of the two.`,
      'from',
    ).refusal,
  );
}
