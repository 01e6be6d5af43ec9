import { Prisma } from '@/lib/platform/db/generated/client';
import type { Tx } from '.';

/** What nearly every action writes. Each column is named after its field, in snake case. */
type Rows = {
  readonly action_receipts: Prisma.ActionReceiptCreateManyInput;
  readonly agreement_events: Prisma.AgreementEventCreateManyInput;
  readonly audit_events: Prisma.AuditEventCreateManyInput;
  readonly evaluation_events: Prisma.EvaluationEventCreateManyInput;
  readonly mails: Prisma.MailCreateManyInput;
  readonly notifications: Prisma.NotificationCreateManyInput;
  readonly reminders: Prisma.ReminderCreateManyInput;
};

/**
 * Writes rows in one statement, whose text is the same for one and for a thousand. Prisma's `createMany` compiles its
 * own each time (its plan cache leaves it out: `ClientEngine` in @prisma/client's runtime, 7.10), which takes up to two
 * milliseconds for a mail, so what nearly every action writes is written this way. PostgreSQL reads the values by the
 * table's own column types.
 * @param rows all with the same fields; columns not named get the table's defaults
 * @returns how many were written: with `skipDuplicates`, those that weren't there before.
 */
export async function insertAll<Table extends keyof Rows>(
  tx: Pick<Tx, '$executeRaw'>,
  table: Table,
  rows: readonly Rows[Table][],
  { skipDuplicates = false } = {},
): Promise<number> {
  const [first] = rows;
  if (!first) return 0;
  const into = Prisma.raw(table);
  const columns = Prisma.raw(
    Object.keys(first)
      .map((field) => `"${columnOf(field)}"`)
      .join(),
  );
  const conflicts = skipDuplicates ? Prisma.sql`ON CONFLICT DO NOTHING` : Prisma.empty;
  return tx.$executeRaw`
    INSERT INTO ${into} (${columns})
    SELECT ${columns} FROM json_populate_recordset(NULL::${into}, ${jsonOf(rows)}::json) ${conflicts}`;
}

function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (mail) => `_${mail.toLowerCase()}`);
}

/**
 * As PostgreSQL accepts it: an unpaired surrogate, left where a text was cut in the middle of a character, isn't valid
 * there.
 */
function jsonOf(rows: readonly object[]): string {
  const named = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([field, value]) => [columnOf(field), value])),
  );
  return JSON.stringify(named, (_, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed() : value,
  );
}
