import type { Tx } from '@/lib/platform/tenancy';
import type { Waiting } from './gathering.rules';
import { isStillSo } from './still-so.rules';

const OPEN = { where: { answeredAt: null } } as const;

/**
 * Finds what was to remind of a brief, was held, and isn't so any more: delivered, called off, answered or due at another time
 * by now. In the reader's transaction; one query where any reminder waits, else none.
 * @returns the ids of those notices
 */
export async function findOutdated(
  tx: Tx,
  waiting: readonly Waiting[],
  at: Date,
): Promise<ReadonlySet<string>> {
  const reminders = waiting.filter(
    ({ kind, subject }) => kind.startsWith('reminder.') && subject === 'brief',
  );
  if (reminders.length === 0) return new Set();
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
  return new Set(reminders.filter(({ eventKey }) => keys.has(eventKey)).map(({ id }) => id));
}
