import { z } from 'zod';
import { isLate } from '@/lib/notifications/reminders/rules';
import { type DueReminder, defineReminder, setEvaluationReminders } from '@/lib/notifications/reminding';
import { findSides } from '@/lib/people/parties.queries';
import { now } from '@/lib/platform/clock';
import { defineJob, enqueue } from '@/lib/platform/jobs';
import { become, type EngagementRef, type Tx, withActor } from '@/lib/platform/tenancy';
import { evaluationReminderMail } from './emails/coming';
import { type EvaluationRef, readEvaluation } from './loading';
import { notifySide } from './notifying';
import {
  EVALUATION_REMINDERS,
  judgeEvaluationReminder,
  planEvaluationReminders,
  remindable,
  WITH_THE_WORK,
} from './reminding.rules';
import { reveal } from './revealing';
import { decide, PRODUCT } from './rules';

/** Reminds one side of an evaluation, if there still is a reason to. Sent once, like every reminder. */
export const remindOfEvaluation = defineReminder('evaluations.remind', remind);

async function remind(tx: Tx, { id, where, at, cancel, markSent }: DueReminder): Promise<void> {
  const { evaluation, party, dueAt, ...row } = await tx.reminder.findUniqueOrThrow({
    where,
    include: { evaluation: { include: { ...WITH_THE_WORK, signatures: SIGNED } } },
  });
  const kind = EVALUATION_REMINDERS.find((each) => each === row.kind);
  if (!evaluation || !party || !kind) return;
  const facts = remindable(evaluation);
  if (judgeEvaluationReminder({ kind, party, dueAt }, facts, at) === 'cancel') {
    await cancel();
    return;
  }
  await markSent();
  const { round, signatures } = evaluation;
  const signedBy = signatures.filter((each) => each.round === round).map((each) => each.party);
  await notifySide(party)(tx, evaluation, await findSides(tx, evaluation), {
    kind: `reminder.${kind}`,
    factId: id,
    at,
    moment: facts.dueAt,
    isLate: isLate(dueAt, at),
    write: (words) => evaluationReminderMail(words, { kind, party, handedIn: facts.handedIn, signedBy }),
  });
}

const SIGNED = { select: { party: true, round: true } } as const;

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

/**
 * Brings an evaluation's automatic steps in line with its present state: who is reminded of it, and when it is
 * revealed. The last thing an action does; from here on the transaction is the workspace's.
 */
export async function planAutomaticSteps(tx: Tx, { workspaceId, id }: EvaluationRef): Promise<void> {
  await become(tx, { kind: 'workspace', workspaceId });
  const where = { workspaceId_id: { workspaceId, id } };
  await plan(tx, await tx.evaluation.findUniqueOrThrow({ where, include: WITH_THE_WORK }));
}

/**
 * The same for what two people haven't both signed yet, when the end of their work is set or cancelled: evaluations go
 * by it.
 */
export async function planAutomaticStepsAnew(
  tx: Tx,
  { workspaceId, engagementId }: EngagementRef,
): Promise<void> {
  const unsigned = await tx.evaluation.findMany({
    where: { workspaceId, engagementId, state: { not: 'done' } },
    include: WITH_THE_WORK,
  });
  for (const evaluation of unsigned) await plan(tx, evaluation);
}

type Planned = EvaluationRef & EngagementRef & Parameters<typeof remindable>[0];

async function plan(tx: Tx, evaluation: Planned): Promise<void> {
  const { workspaceId, id, state } = evaluation;
  const facts = remindable(evaluation);
  await setEvaluationReminders(tx, evaluation, planEvaluationReminders(facts, now()), remindOfEvaluation);
  if (state !== 'open') return;
  const job = { runAt: facts.dueAt, key: `${revealWhenDue.name}:${id}` };
  await enqueue(tx, revealWhenDue, { workspaceId, evaluationId: id }, job);
}
