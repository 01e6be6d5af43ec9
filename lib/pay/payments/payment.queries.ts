import { type Tx, withActor } from '@/lib/platform/tenancy';
import type { Look } from '@/lib/threads/thread/looking.rules';
import { getThread } from '@/lib/threads/thread/queries';
import { readPayment, type StatementPayment } from './payments.queries';

type PaymentRef = { readonly workspaceId: string; readonly id: string };

/**
 * Reads one payment and its conversation, for one of its two sides.
 * @returns null when it isn't there or isn't theirs. After the end of the work its assistant still has the payment, but
 * no conversation.
 */
export async function getPaymentPage(
  userId: string,
  side: 'owner' | 'assistant',
  ref: PaymentRef,
  look: Look,
) {
  return withActor({ kind: 'user', userId }, async (tx, { engagementIds }) => {
    const payment = await readPayment(tx, ref);
    if (!payment) return null;
    const { workspaceId, engagementId, id: subjectId } = payment;
    const sides = await sidesOf(tx, { workspaceId, id: engagementId });
    if (!sides || (side === 'assistant' && sides.assistantUserId !== userId)) return null;
    const about = { workspaceId, engagementId, side, subject: 'payment', subjectId } as const;
    const isOver = side === 'assistant' && !engagementIds.includes(engagementId);
    return {
      payment,
      ...sides,
      disputedUnder: await disputedUnder(tx, payment),
      thread: isOver ? null : await getThread(tx, userId, about, look),
    };
  });
}

export type PaymentPage = NonNullable<Awaited<ReturnType<typeof getPaymentPage>>>;

/**
 * @returns the agreement under which what was paid is owed, while one of the two says that it hasn't arrived: it says
 * what they do then; null otherwise. What a bank disputes is none of theirs.
 */
async function disputedUnder(
  tx: Tx,
  { workspaceId, id: paymentId, rail, state }: StatementPayment,
): Promise<string | null> {
  if (rail !== 'external' || state !== 'disputed') return null;
  const line = await tx.paymentLine.findFirst({
    where: { workspaceId, paymentId },
    orderBy: { owed: { dueOn: 'desc' } },
    select: { owed: { select: { agreementId: true } } },
  });
  return line?.owed.agreementId ?? null;
}

async function sidesOf(tx: Tx, where: { readonly workspaceId: string; readonly id: string }) {
  const engagement = await tx.engagement.findFirst({
    where,
    select: {
      assistantName: true,
      assistantUserId: true,
      assistant: { select: { name: true, timeZone: true } },
      workspace: { select: { name: true, timeZone: true } },
    },
  });
  return (
    engagement && {
      assistantUserId: engagement.assistantUserId,
      /** null while nobody has joined */
      assistant: engagement.assistant && {
        name: engagement.assistant.name,
        zone: engagement.assistant.timeZone,
      },
      business: { name: engagement.workspace.name, zone: engagement.workspace.timeZone },
    }
  );
}
