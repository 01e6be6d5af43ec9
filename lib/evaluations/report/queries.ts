import { withActor } from '@/lib/platform/tenancy';
import type { Period } from '../facts/periods.rules';
import { type Counted, readRecord } from '../facts/record';
import { readDueDays } from './due';

/** What the work with one assistant came to in a period. */
export type ReportRow = Pick<Counted, 'work' | 'time' | 'cost' | 'payments'> & {
  readonly engagementId: string;
  readonly assistant: string;
  readonly hasEnded: boolean;
  /** when the next evaluation is due, `2026-11-27`; null if that isn't agreed */
  readonly dueOn: string | null;
};

/**
 * Reads what the work with each of a business's assistants came to, by name: nobody is ranked. People who came later or
 * had left before aren't included, unless something of theirs falls into the period.
 */
export async function getReport(
  userId: string,
  { id: workspaceId, timeZone: zone }: { readonly id: string; readonly timeZone: string },
  { from, until }: Period,
  now: Date,
): Promise<readonly ReportRow[]> {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const engagements = await tx.engagement.findMany({
      where: { workspaceId, state: { not: 'invited' } },
      select: {
        id: true,
        state: true,
        joinedAt: true,
        endedAt: true,
        assistantName: true,
        assistant: { select: { name: true } },
      },
    });
    const engagementIds = engagements.map(({ id }) => id);
    const span = { from, boundary: from, until, zone, now };
    const counted = await readRecord(tx, { workspaceId, engagementIds }, span);
    const due = await readDueDays(tx, workspaceId, now);
    return engagements
      .flatMap(({ id, state, joinedAt, endedAt, assistantName, assistant }) => {
        const facts = counted.find(({ engagementId, isBefore }) => engagementId === id && !isBefore);
        const wasThere = (joinedAt ?? until) < until && (endedAt === null || endedAt >= from);
        if (!facts || !(wasThere || saysSomething(facts))) return [];
        const { work, time, cost, payments } = facts;
        return [
          {
            engagementId: id,
            assistant: assistant?.name ?? assistantName,
            hasEnded: state === 'ended',
            work,
            time,
            cost,
            payments,
            dueOn: due.get(id) ?? null,
          },
        ];
      })
      .sort((one, other) => one.assistant.localeCompare(other.assistant, 'en'));
  });
}

function saysSomething({ work, time, cost, payments }: Counted): boolean {
  return work.done > 0 || time.minutes > 0 || cost.length > 0 || payments.due > 0;
}
