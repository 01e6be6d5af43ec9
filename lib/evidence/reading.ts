import { recordedName } from '@/lib/people/recorded-name.rules';
import { canonicalJson } from '@/lib/platform/record/canonical';
import { RECORD_FORMAT } from '@/lib/platform/record/record-file';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { readAgreements } from './agreements';
import { readBriefs } from './briefs';
import { readMessages } from './messages';
import { readBooks, readExpenses, readOwed, readPayments } from './money';
import { readWeeks } from './weeks';

/** What an assistant no longer reads once the work has ended (adr/0042), and so isn't in a record made for them then. */
const ENDS_WITH_ACCESS = ['briefs', 'messages'] as const;

type Reading = {
  readonly at: Date;
  /** made for an assistant whose work has ended */
  readonly isFormers: boolean;
};

/**
 * Reads everything an engagement has on record, as its reader may see it, and says what that leaves out: that nothing
 * was said or handed over would be untrue. Anything written meanwhile is in the next one: a payment of what isn't owed
 * here yet would make the record contradict itself.
 * @param tx as of one moment
 * @throws Error when the engagement isn't the actor's
 */
export async function readRecord(tx: Tx, place: EngagementRef, { at, isFormers }: Reading) {
  const engagement = await tx.engagement.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId: place.workspaceId, id: place.engagementId } },
    select: {
      assistantName: true,
      assistant: { select: { name: true } },
      workspace: { select: { name: true, timeZone: true } },
    },
  });
  const { agreements, copies } = await readAgreements(tx, place);
  return {
    ...place,
    asOf: at.toISOString(),
    leftOut: isFormers ? [...ENDS_WITH_ACCESS] : [],
    business: engagement.workspace,
    assistant: recordedName(engagement),
    agreements,
    /** the attached PDFs, sealed or signed elsewhere, by their file names */
    copies,
    briefs: await readBriefs(tx, place),
    weeks: await readWeeks(tx, place),
    owed: await readOwed(tx, place),
    expenses: await readExpenses(tx, place),
    payments: await readPayments(tx, place),
    ledger: await readBooks(tx, place),
    messages: await readMessages(tx, place),
  };
}

export type EngagementRecord = Awaited<ReturnType<typeof readRecord>>;

/** @returns the record as canonical JSON, which the seal covers. */
export function recordText(record: EngagementRecord): string {
  return canonicalJson({ format: RECORD_FORMAT, ...record });
}
