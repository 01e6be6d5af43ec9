import { ANSWER_KINDS, type AwaitedBrief, waitsOf } from '@/lib/briefs/awaited.rules';
import { judgeSilenceReminder, SILENCE_KINDS } from '@/lib/briefs/delivery/silence.rules';
import { judgeWaiting, WAITING_KINDS } from '@/lib/briefs/delivery/waiting.rules';
import { BRIEF_REMINDER_KINDS, judgeReminder, type RemindableBrief } from '../reminders/rules';

type Sent = { readonly kind: string; readonly dueAt: Date };

/** The facts that a brief's reminders depend on. */
export type RemindedBrief = RemindableBrief &
  AwaitedBrief & {
    /** the latest; null before the first */
    readonly delivery: { readonly deliveredAt: Date; readonly countsAsApprovedAt: Date | null } | null;
  };

/**
 * Decides whether a reminder held overnight or for a digest is still worth its mail: by the very rules by which it
 * would be sent now.
 */
export function isStillTrue({ kind: named, dueAt }: Sent, brief: RemindedBrief, at: Date): boolean {
  const { delivery, ...rest } = brief;
  const ofTime = BRIEF_REMINDER_KINDS.find((each) => each === named);
  if (ofTime) return judgeReminder({ kind: ofTime, dueAt }, rest, at) === 'send';
  const ofAnswer = ANSWER_KINDS.find((each) => each === named);
  if (ofAnswer) return waitsOf(ofAnswer, rest).length > 0;
  const ofSilence = SILENCE_KINDS.find((each) => each === named);
  const awaited = { state: rest.state, deliveredAt: at, countsAsApprovedAt: null, ...delivery };
  if (ofSilence) return judgeSilenceReminder({ kind: ofSilence, dueAt }, awaited, at) === 'send';
  const ofWaiting = WAITING_KINDS.find((each) => each === named);
  return ofWaiting === undefined || judgeWaiting({ kind: ofWaiting, dueAt }, awaited, at) === 'send';
}
