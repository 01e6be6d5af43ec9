import type { Tx } from '@/lib/platform/tenancy';
import type { Waiting } from './gathering.rules';
import { isStillSo } from './still-so.rules';

const OPEN = { where: { answeredAt: null } } as const;

/**
 * Finds what was held and isn't so any more: what was to remind of a brief that is delivered, called off, answered or due at another
 * time by now, and a question that was taken back. In the reader's transaction; one query where any of the two waits, else none.
 * @returns the ids of those notices
 */
export async function findOutdated(
  tx: Tx,
  waiting: readonly Waiting[],
  at: Date,
): Promise<ReadonlySet<string>> {
  const [reminders, withdrawn] = [
    await findOutdatedReminders(tx, waiting, at),
    await findWithdrawn(tx, waiting),
  ];
  return new Set([...reminders, ...withdrawn]);
}

/** Of questions those that were taken back before their letter went. */
async function findWithdrawn(tx: Tx, waiting: readonly Waiting[]): Promise<readonly string[]> {
  const asked = waiting.filter(({ kind }) => kind === 'brief.question');
  if (asked.length === 0) return [];
  const withdrawn = await tx.clarification.findMany({
    where: {
      workspaceId: { in: [...new Set(asked.map(({ workspaceId }) => workspaceId))] },
      ...{ id: { in: asked.map(({ eventKey }) => eventKey) }, isWithdrawn: true },
    },
    select: { id: true },
  });
  const keys = new Set(withdrawn.map(({ id }) => id));
  return asked.filter(({ eventKey }) => keys.has(eventKey)).map(({ id }) => id);
}

async function findOutdatedReminders(
  tx: Tx,
  waiting: readonly Waiting[],
  at: Date,
): Promise<readonly string[]> {
  const reminders = waiting.filter(
    ({ kind, subject }) => kind.startsWith('reminder.') && subject === 'brief',
  );
  if (reminders.length === 0) return [];
  const rows = await tx.reminder.findMany({
    where: {
      workspaceId: { in: [...new Set(reminders.map(({ workspaceId }) => workspaceId))] },
      id: { in: reminders.map(({ eventKey }) => eventKey) },
    },
    include: {
      brief: {
        include: {
          checkIns: true,
          deliveries: { orderBy: { number: 'desc' }, take: 1 },
          clarifications: OPEN,
          changes: OPEN,
        },
      },
    },
  });
  const outdated = rows.filter(({ brief, ...reminder }) => {
    if (!brief) return false;
    const [delivery = null] = brief.deliveries;
    const [change = null] = brief.changes;
    return !isStillSo(reminder, { ...brief, questions: brief.clarifications, change, delivery }, at);
  });
  const keys = new Set(outdated.map(({ id }) => id));
  return reminders.filter(({ eventKey }) => keys.has(eventKey)).map(({ id }) => id);
}
