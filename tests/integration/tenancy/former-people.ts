import type pg from 'pg';
import { newId } from '@/lib/platform/ids';
import { blindWrites, type Try, tried } from '@/tests/support/blind-writes';
import type { Person, TestWorkspace } from '@/tests/support/people';

/**
 * What belongs to a person wherever they come from, and the column that says whose. Their rows say nothing that they
 * hadn't been told.
 */
const OF_ONE_PERSON: Readonly<Record<string, string>> = {
  action_receipts: 'user_id',
  api_tokens: 'user_id',
  live_hints: 'user_id',
  mails: 'recipient_user_id',
  notification_choices: 'user_id',
  notifications: 'recipient_id',
  thread_reads: 'user_id',
  timers: 'user_id',
};

/** That they were there, which they know. */
export const THAT_THEY_WERE_THERE = ['memberships'];

/**
 * What an assistant can still read of work that is over: their own record, and nothing that was only under way
 * (product.md).
 */
export const OWN_RECORD = [
  'agreement_clauses',
  'agreement_events',
  'agreement_recipients',
  'agreement_signatures',
  'agreement_versions',
  'agreements',
  'autonomy_decisions',
  'booked_costs',
  'brief_tallies',
  'clarifications',
  'dues',
  'ending_brief_plans',
  'ending_sayings',
  'engagement_accesses',
  'engagement_endings',
  'engagement_pauses',
  'engagement_rails',
  'engagements',
  'evaluation_adjustment_uses',
  'evaluation_adjustments',
  'evaluation_answers',
  'evaluation_assessments',
  'evaluation_criteria',
  'evaluation_events',
  'evaluation_follow_ups',
  'evaluation_moves',
  'evaluation_reckonings',
  'evaluation_signatures',
  'evaluations',
  'evidence_files',
  'expense_reviews',
  'expenses',
  'files',
  'ledger_accounts',
  'ledger_entries',
  'ledger_transactions',
  'memberships',
  'open_owed',
  'owed_items',
  'payment_answers',
  'payment_arrivals',
  'payment_bank_returns',
  'payment_lines',
  'payment_moves',
  'payment_transfers',
  'payments',
  'signatures_taken_back',
  'time_dispute_answers',
  'time_disputes',
  'time_entries',
  'timesheet_reviews',
  'timesheet_submissions',
  'timesheets',
  'waits',
];

/** What they may still ask for: one sealed file of that record. */
export const ASKED_FOR_STILL = ['evidence_files'];

/**
 * With somebody's place in a business over, and their personal rows set aside, tries what SQL reaches as them.
 * @returns the tables that they read something in, and those that they change, delete or add something in
 */
export async function reachedAfterwards(
  owner: pg.Client,
  person: Person,
  { id: workspaceId }: TestWorkspace,
  tables: readonly { readonly name: string; readonly hasId: boolean }[],
) {
  const over: readonly Try[] = [
    ['UPDATE memberships SET ended_at = now() WHERE user_id = $1', person.userId],
    [`UPDATE engagements SET state = 'ended', ended_at = now() WHERE assistant_user_id = $1`, person.userId],
    ...Object.entries(OF_ONE_PERSON).map(
      ([table, column]): Try => [`DELETE FROM ${table} WHERE ${column} = $1`, person.userId],
    ),
    ['SELECT app.act_as_user($1)', person.userId],
  ];
  const blind = await blindWrites(owner);
  const tries: { readonly table: string; readonly isReading: boolean; readonly it: Try }[] = [];
  for (const { name, hasId } of tables) {
    const { rows } = await owner.query<{ row: Readonly<Record<string, unknown>> }>(
      `SELECT to_jsonb(t) AS row FROM ${name} t WHERE workspace_id = $1 LIMIT 1`,
      [workspaceId],
    );
    const add: Try = [
      `INSERT INTO ${name} SELECT (jsonb_populate_record(NULL::${name}, $1::jsonb)).*`,
      JSON.stringify({ ...rows[0]?.row, ...(hasId && { id: newId() }) }),
    ];
    tries.push({ table: name, isReading: true, it: [`SELECT 1 FROM ${name}`] });
    for (const it of [...(blind.get(name) ?? []), ...(rows.length === 0 ? [] : [add])])
      tries.push({ table: name, isReading: false, it });
  }
  const touched = await tried(
    owner,
    person,
    over,
    tries.map(({ it }) => it),
  );
  const reached = tries.filter((_, at) => touched[at] !== 0);
  const tablesOf = (found: typeof tries) => [...new Set(found.map(({ table }) => table))];
  return {
    read: tablesOf(reached.filter(({ isReading }) => isReading)),
    written: tablesOf(reached.filter(({ isReading }) => !isReading)),
  };
}
