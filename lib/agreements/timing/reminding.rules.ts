import { DAY_MS } from '@/lib/platform/time/lengths';
import type { Party } from '../rules';
import { nextEnding, type RunningTime } from './ending.rules';

export const AGREEMENT_REMINDER_KINDS = [
  'unsigned_2d',
  'unsigned_5d',
  'unsigned_10d',
  'unsigned_20d',
  'respond_by_2d',
  'changes_2d',
  'changes_5d',
  'changes_10d',
  'changes_20d',
  'changes_by_2d',
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
  readonly stateChangedAt: Date;
  /** the current version's; null while it is being written */
  readonly proposedAt: Date | null;
  /** under the current version */
  readonly signatures: readonly { readonly party: Party; readonly signedAt: Date }[];
};

const PARTIES = ['owner', 'assistant'] as const;

/** How somebody is reminded of a request. */
type Asking = {
  /** each this many days after they were asked */
  readonly again: readonly { readonly kind: AgreementReminderKind; readonly days: number }[];
  readonly lastCall: AgreementReminderKind;
};
const SIGNATURE: Asking = {
  again: [
    { kind: 'unsigned_2d', days: 2 },
    { kind: 'unsigned_5d', days: 5 },
    { kind: 'unsigned_10d', days: 10 },
    { kind: 'unsigned_20d', days: 20 },
  ],
  lastCall: 'respond_by_2d',
};
const NEW_VERSION: Asking = {
  again: [
    { kind: 'changes_2d', days: 2 },
    { kind: 'changes_5d', days: 5 },
    { kind: 'changes_10d', days: 10 },
    { kind: 'changes_20d', days: 20 },
  ],
  lastCall: 'changes_by_2d',
};
const LAST_CALL_DAYS = 2;

/** @returns every reminder that an agreement in its present state calls for, whether or not it is already past. */
export function remindersOf(agreement: RemindableAgreement): readonly AgreementReminder[] {
  const ending = nextEnding(agreement);
  if (ending === null) return [];
  if (agreement.state === 'changes_requested') {
    // only the owner's side proposes; the assistant waits for it
    const request = { party: 'owner', askedAt: agreement.stateChangedAt, until: ending.at } as const;
    return askedAgain(NEW_VERSION, request);
  }
  if (agreement.state !== 'in_force') return PARTIES.flatMap((party) => toSign(agreement, party, ending.at));
  const kinds = ending.action === 'terminate' ? (['notice_7d'] as const) : (['ends_30d', 'ends_7d'] as const);
  return PARTIES.flatMap((party) =>
    kinds.map((kind) => ({ kind, party, dueAt: before(ending.at, kind === 'ends_30d' ? 30 : 7) })),
  );
}

/**
 * Reminds those who haven't signed yet, counted from when they were asked: by the proposal, or by the other's
 * signature.
 */
function toSign(
  { proposedAt, signatures }: RemindableAgreement,
  party: Party,
  respondBy: Date,
): readonly AgreementReminder[] {
  if (proposedAt === null || signatures.some((signature) => signature.party === party)) return [];
  const askedAt = signatures[0]?.signedAt ?? proposedAt;
  return askedAgain(SIGNATURE, { party, askedAt, until: respondBy });
}

type PendingRequest = { readonly party: Party; readonly askedAt: Date; readonly until: Date };

/** Those that would come less than a day before the last call, or after it, are left out. */
function askedAgain(
  { again, lastCall }: Asking,
  { party, askedAt, until }: PendingRequest,
): readonly AgreementReminder[] {
  const last = before(until, LAST_CALL_DAYS);
  const ahead = again.map(({ kind, days }) => ({ kind, party, dueAt: before(askedAt, -days) }));
  return [
    ...ahead.filter(({ dueAt }) => dueAt.getTime() <= before(last, 1).getTime()),
    ...(last.getTime() > askedAt.getTime() ? [{ kind: lastCall, party, dueAt: last }] : []),
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
 * Decides what becomes of a due reminder, which may be late after an outage.
 * @returns `send`, or `cancel` when it is no longer true, or a later one to the same side is due as well and says it
 * all.
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
  return new Date(instant.getTime() - days * DAY_MS);
}
