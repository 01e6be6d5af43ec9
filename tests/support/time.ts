import { atTime, now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { approveTimesheet } from '@/lib/time/approval/answering.actions';
import { approveTimeBySilence } from '@/lib/time/approval/silence.jobs';
import { disputeEntry } from '@/lib/time/disputes/disputing.actions';
import { saveEntry } from '@/lib/time/entries/entering.actions';
import { closeWeek } from '@/lib/time/weeks/closing.actions';
import { givenAgreementInForce, givenPair, type Pair } from './agreements';
import { doneOf, submit } from './browser/forms';
import { FIRST_TRY } from './first-try';
import { asPerson, type Person } from './people';

/** The Monday of the week in which all of this happens, and the Friday on which it is handed in. */
export const MONDAY = '2027-03-08';
export const FRIDAY_EVENING = new Date('2027-03-12T23:00:00Z');

/** The two came together in January: nothing that happens here is from before their work began, whenever it is run. */
export function givenPairBefore(people: Parameters<typeof givenPair>[0], name: string): Promise<Pair> {
  return atTime(new Date('2027-01-04T12:00:00Z'), () => givenPair(people, name));
}

/** Both have signed, a week before that Monday. Hourly at USD 14.50 unless told otherwise. */
export function givenAgreedBefore(pair: Pair, changes: Parameters<typeof givenAgreementInForce>[1] = {}) {
  return atTime(new Date('2027-03-01T15:00:00Z'), () =>
    givenAgreementInForce(pair, { startsOn: '2027-03-01', ...changes }),
  );
}

/** The terms of an amendment by which pay is no longer by the hour, but USD 80 a brief. */
export const BY_THE_BRIEF = {
  startsOn: '2027-03-01',
  payType: 'fixed',
  rate: '80',
  cap: '',
  paySchedule: 'on_approval',
  disputeDays: '',
};

/** @returns a day that long ago, for what is done now. */
export function daysAgo(days: number): string {
  return new Date(now().getTime() - days * 86_400_000).toISOString().slice(0, 10);
}

/** Both have signed a month ago, for what is done now. */
export function givenAgreedLately(pair: Pair) {
  return atTime(new Date(now().getTime() - 30 * 86_400_000), () =>
    givenAgreementInForce(pair, { startsOn: daysAgo(30) }),
  );
}

/** @returns a stretch as its form posts it: two hours on the Tuesday, on Maria's clock; name only what matters. */
export function entryForm(
  { workspace, engagementId }: Pair,
  changes: Readonly<Record<string, string | number | null>> = {},
) {
  return {
    workspaceId: workspace.id,
    engagementId,
    id: newId(),
    date: '2027-03-09',
    from: '09:00',
    until: '11:00',
    note: 'Answered the mail of the weekend',
    ...changes,
  };
}

/** Records time, as its assistant, on the Friday. @returns the entry's id. */
export async function givenEntry(
  pair: Pair,
  changes: Parameters<typeof entryForm>[1] = {},
  at = FRIDAY_EVENING,
) {
  const form = entryForm(pair, changes);
  doneOf(await atTime(at, () => asPerson(pair.assistant, () => submit(saveEntry, form))));
  return form.id;
}

/** Closes a week, as its assistant. @returns the action's answer. */
export function closes({ assistant, workspace, engagementId }: Pair, week = MONDAY, at = FRIDAY_EVENING) {
  const form = { workspaceId: workspace.id, engagementId, week, note: '' };
  return atTime(at, () => asPerson(assistant, () => submit(closeWeek, form)));
}

/** A week with two hours in it that waits for an answer. @returns the timesheet as the owner's form posts it. */
export async function givenHandedIn(
  pair: Pair,
  changes: Parameters<typeof entryForm>[1] = {},
  { monday, at }: { readonly monday: string; readonly at: Date } = { monday: MONDAY, at: FRIDAY_EVENING },
) {
  await givenEntry(pair, changes, at);
  doneOf(await closes(pair, monday, at));
  return sheetOf(pair.owner, pair, monday);
}

/** A week that is approved and owed. */
export async function givenApproved(
  pair: Pair,
  changes: Parameters<typeof entryForm>[1] = {},
  at = FRIDAY_EVENING,
) {
  const form = await givenHandedIn(pair, changes);
  doneOf(await atTime(at, () => asPerson(pair.owner, () => submit(approveTimesheet, { ...form, note: '' }))));
  return form;
}

/**
 * A week that silence has approved, five days after it was handed in; it can be disputed for three more.
 * @returns its timesheet and its entry.
 */
export async function givenApprovedBySilence(
  pair: Pair,
  changes: Parameters<typeof entryForm>[1] = {},
  week = MONDAY,
) {
  const entryId = await givenEntry(pair, changes);
  doneOf(await closes(pair, week));
  const sheet = await sheetOf(pair.owner, pair, week);
  const submission = await withActor({ kind: 'user', userId: pair.owner.userId }, (tx) =>
    tx.timesheetSubmission.findFirstOrThrow({
      where: { workspaceId: sheet.workspaceId, timesheetId: sheet.id },
    }),
  );
  const payload = { workspaceId: sheet.workspaceId, submissionId: submission.id };
  await atTime(submission.countsAsApprovedAt ?? APPROVED_BY_SILENCE, () =>
    approveTimeBySilence.perform(payload, FIRST_TRY),
  );
  return { sheet, entryId, payload };
}

/** Five days after FRIDAY_EVENING on the business's clock, which went forward meanwhile. */
export const APPROVED_BY_SILENCE = new Date('2027-03-17T22:00:00Z');

/** Disputes an entry that silence approved, as the owner. @returns the dispute as a form about it posts it. */
export async function givenDisputed(pair: Pair, entryId: string, at = APPROVED_BY_SILENCE) {
  const form = { workspaceId: pair.workspace.id, entryId, id: newId(), reason: 'The shop was closed then.' };
  doneOf(await atTime(at, () => asPerson(pair.owner, () => submit(disputeEntry, form))));
  return { workspaceId: form.workspaceId, id: form.id, version: 1, note: '' };
}

/** @returns a week's timesheet as a form about it posts it: which one, in the version that was seen. */
export async function sheetOf(person: Person, { workspace, engagementId }: Pair, week = MONDAY) {
  const sheet = await withActor({ kind: 'user', userId: person.userId }, (tx) =>
    tx.timesheet.findFirst({
      where: { workspaceId: workspace.id, engagementId, weekStartsOn: new Date(week) },
    }),
  );
  return { workspaceId: workspace.id, id: sheet?.id ?? '', version: sheet?.version ?? 0 };
}

/** @returns what is owed in an engagement, as somebody sees it, the oldest first. */
export function owedIn(person: Person, { workspace, engagementId }: Pair) {
  return withActor({ kind: 'user', userId: person.userId }, (tx) =>
    tx.owedItem.findMany({
      where: { workspaceId: workspace.id, engagementId },
      orderBy: [{ approvedAt: 'asc' }, { fromDay: 'asc' }],
    }),
  );
}

/** @returns the balance of each account of an engagement: "owed USD" → minor units, a credit negative. */
export async function balancesOf(person: Person, { workspace, engagementId }: Pair) {
  const entries = await withActor({ kind: 'user', userId: person.userId }, (tx) =>
    tx.ledgerEntry.findMany({
      where: { workspaceId: workspace.id, engagementId },
      include: { account: { select: { kind: true } } },
    }),
  );
  const balances: Record<string, number> = {};
  for (const { account, currency, amountMinor } of entries) {
    const name = `${account.kind} ${currency}`;
    balances[name] = (balances[name] ?? 0) + Number(amountMinor);
  }
  return balances;
}
