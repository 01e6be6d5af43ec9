import { z } from 'zod';
import { isLate } from '@/lib/notifications/reminders/rules';
import { type DueReminder, defineReminder, setEvaluationReminders } from '@/lib/notifications/reminding';
import { findSides } from '@/lib/people/parties.queries';
import { now } from '@/lib/platform/clock';
import { defineJob, enqueue } from '@/lib/platform/jobs';
import { become, type EngagementRef, type Tx, withActor } from '@/lib/platform/tenancy';
import { revealsAt } from './cadence/cadence.rules';
import { evaluationReminderMail } from './emails/coming';
import { COMING_END, type EvaluationRef, readEvaluation } from './loading';
import { notifySide } from './notifying';
import {
  EVALUATION_REMINDERS,
  judgeEvaluationReminder,
  planEvaluationReminders,
  remindable,
} from './reminding.rules';
import { reveal } from './revealing';
import { decide, PRODUCT } from './rules';

/** Reminds one side of an evaluation, if there still is a reason to. Sent once, like every reminder. */
export const remindOfEvaluation = defineReminder('evaluations.remind', remind);

async function remind(tx: Tx, { id, where, at, cancel, markSent }: DueReminder): Promise<void> {
  const { evaluation, party, dueAt, ...row } = await tx.reminder.findUniqueOrThrow({
    where,
    include: { evaluation: { include: WITH_THE_WORK } },
  });
  const kind = EVALUATION_REMINDERS.find((each) => each === row.kind);
  if (!evaluation || !party || !kind) return;
  const facts = remindable(evaluation);
  if (judgeEvaluationReminder({ kind, party, dueAt }, facts, at) === 'cancel') {
    await cancel();
    return;
  }
  await markSent();
  const hasHandedIn = facts.handedIn.includes(party);
  await notifySide(party)(tx, evaluation, await findSides(tx, evaluation), {
    kind: `reminder.${kind}`,
    factId: id,
    at,
    moment: evaluation.dueAt,
    isLate: isLate(dueAt, at),
    write: (words) => evaluationReminderMail(words, { kind, hasHandedIn }),
  });
}

/** Reveals what was submitted, once the day for it is over. */
export const revealWhenDue = defineJob({
  name: 'evaluations.reveal',
  payload: z.object({ workspaceId: z.uuid(), evaluationId: z.uuid() }),
  async run({ workspaceId, evaluationId }) {
    await withActor({ kind: 'workspace', workspaceId }, async (tx) => {
      const found = await readEvaluation(tx, { workspaceId, id: evaluationId });
      const at = now();
      if (!found || !decide(found.facts, 'reveal', PRODUCT, at).ok) return;
      await reveal(tx, found.evaluation, { at, handedIn: found.facts.handedIn });
    });
  },
});

type Place = EvaluationRef & { readonly engagementId: string };

/**
 * Brings an evaluation's automatic steps in line with its present state: who is reminded of it, and when it is
 * revealed. The last thing an action does; from here on the transaction is the workspace's.
 */
export async function planAutomaticSteps(tx: Tx, { workspaceId, engagementId, id }: Place): Promise<void> {
  await become(tx, { kind: 'workspace', workspaceId });
  const evaluation = await tx.evaluation.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id } },
    include: WITH_THE_WORK,
  });
  const planned = planEvaluationReminders(remindable(evaluation), now());
  await setEvaluationReminders(tx, { workspaceId, engagementId, id }, planned, remindOfEvaluation);
  await planReveal(tx, { workspaceId, engagementId });
}

/**
 * Plans when what is in is revealed, if an evaluation of these two is open: called whenever its day, or the end of
 * their work, may have changed.
 */
export async function planReveal(tx: Tx, { workspaceId, engagementId }: EngagementRef): Promise<void> {
  const open = await tx.evaluation.findFirst({
    where: { workspaceId, engagementId, state: 'open' },
    select: {
      id: true,
      dueAt: true,
      openedAt: true,
      zone: true,
      engagement: { select: { endings: COMING_END } },
    },
  });
  if (!open) return;
  const { id, engagement } = open;
  const job = { runAt: revealsAt(open, engagement.endings[0] ?? null), key: `${revealWhenDue.name}:${id}` };
  await enqueue(tx, revealWhenDue, { workspaceId, evaluationId: id }, job);
}

const WITH_THE_WORK = { engagement: { select: { state: true } } } as const;
