import { nextEnding, type RunningTime } from './ending.rules';
import type { Party } from './rules';

export const AGREEMENT_REMINDER_KINDS = [
  'unsigned_2d',
  'unsigned_5d',
  'unsigned_10d',
  'unsigned_20d',
  'respond_by_2d',
  'ends_30d',
  'ends_7d',
  'notice_7d',
] as const;
export type AgreementReminderKind = (typeof AGREEMENT_REMINDER_KINDS)[number];

/** One reminder to one side. */
export type AgreementReminder = {
  readonly kind: AgreementReminderKind;
  readonly party: Party;
  readonly dueAt: Date;
};

export type RemindableAgreement = RunningTime & {
  /** of the current version; null while it is being written */
  readonly proposedAt: Date | null;
  /** under the current version */
  readonly signatures: readonly { readonly party: Party; readonly signedAt: Date }[];
};

const DAY = 24 * 60 * 60 * 1000;
const PARTIES = ['owner', 'assistant'] as const;

/** How many days after being asked each of them comes. */
const AFTER = { unsigned_2d: 2, unsigned_5d: 5, unsigned_10d: 10, unsigned_20d: 20 } as const;
const UNSIGNED = ['unsigned_2d', 'unsigned_5d', 'unsigned_10d', 'unsigned_20d'] as const;
const LAST_CALL_DAYS = 2;

/** @returns every reminder that an agreement asks for as it stands, whether or not its moment has gone by. */
export function remindersOf(agreement: RemindableAgreement): readonly AgreementReminder[] {
  const ending = nextEnding(agreement);
  if (ending === null) return [];
  if (agreement.state !== 'in_force') return PARTIES.flatMap((party) => toSign(agreement, party, ending.at));
  const kinds = ending.action === 'terminate' ? (['notice_7d'] as const) : (['ends_30d', 'ends_7d'] as const);
  return PARTIES.flatMap((party) =>
    kinds.map((kind) => ({ kind, party, dueAt: before(ending.at, kind === 'ends_30d' ? 30 : 7) })),
  );
}

/**
 * Reminds who hasn't signed yet, from the day on which they were asked: by the proposal, or by the other's signature.
 * Those that would come less than a day before the last call, or after it, are left to it.
 */
function toSign(
  { proposedAt, signatures }: RemindableAgreement,
  party: Party,
  respondBy: Date,
): readonly AgreementReminder[] {
  if (proposedAt === null || signatures.some((signature) => signature.party === party)) return [];
  const askedAt = signatures[0]?.signedAt ?? proposedAt;
  const lastCall = before(respondBy, LAST_CALL_DAYS);
  const unsigned = UNSIGNED.map((kind) => ({ kind, party, dueAt: before(askedAt, -AFTER[kind]) }));
  return [
    ...unsigned.filter(({ dueAt }) => dueAt.getTime() <= before(lastCall, 1).getTime()),
    ...(lastCall.getTime() > askedAt.getTime()
      ? [{ kind: 'respond_by_2d' as const, party, dueAt: lastCall }]
      : []),
  ];
}

/** @returns the reminders an agreement needs from now on. */
export function planAgreementReminders(
  agreement: RemindableAgreement,
  now: Date,
): readonly AgreementReminder[] {
  return remindersOf(agreement).filter(({ dueAt }) => dueAt.getTime() > now.getTime());
}

/**
 * Decides what becomes of a reminder whose moment has come, perhaps late, after a standstill.
 * @returns `send`, or `cancel` when what it would say is no longer so, or a later one to the same side is due as well
 * and says it all.
 */
export function judgeAgreementReminder(
  reminder: AgreementReminder,
  agreement: RemindableAgreement,
  now: Date,
): 'send' | 'cancel' {
  const ending = nextEnding(agreement);
  if (ending === null || ending.at.getTime() <= now.getTime()) return 'cancel';
  const toThem = remindersOf(agreement).filter(({ party }) => party === reminder.party);
  if (!toThem.some((each) => isSame(each, reminder))) return 'cancel';
  const due = toThem.filter(({ dueAt }) => dueAt.getTime() <= now.getTime());
  const isLatest = due.every(({ dueAt }) => dueAt.getTime() <= reminder.dueAt.getTime());
  return isLatest ? 'send' : 'cancel';
}

function isSame(one: AgreementReminder, other: AgreementReminder): boolean {
  return one.kind === other.kind && one.dueAt.getTime() === other.dueAt.getTime();
}

function before(instant: Date, days: number): Date {
  return new Date(instant.getTime() - days * DAY);
}
