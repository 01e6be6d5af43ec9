import { briefsWithFile } from '@/lib/briefs/with-file.queries';
import type { Money } from '@/lib/platform/money/money';
import { moneyCell, spreadsheetHead, spreadsheetRow } from '@/lib/platform/sheets/spreadsheet';
import { sql } from '@/lib/platform/tenancy';
import type { Snapshot, SnapshotOf } from '@/lib/platform/tenancy/snapshot';
import {
  ABOUT,
  AGREEMENT_STATE,
  BRIEF_STATE,
  type CodedColumn,
  EVALUATION_STATE,
  METHOD,
  OWED_KIND,
  PAYMENT_STATE,
  ROLE,
  WEEK_STATE,
} from './coded-columns';
import { SHOWN_TO_OWNERS } from './tables.rules';

type Sheet = {
  readonly name: string;
  /** one per cell; a code takes two columns in the file */
  readonly columns: readonly (string | CodedColumn)[];
  /** @returns SQL of one JSON array per row, its cells; an amount is `{ minor, currency }`. $1 is the workspace. */
  readonly query: (shownFiles: string) => string;
};

/** As SQL gives it. */
type Cell = string | number | boolean | null | Money;

/** SQL of the title of the brief that a file `t` came with first: several of one name are told apart by it. */
const BROUGHT_BY = `SELECT b.title FROM briefs b WHERE b.workspace_id = t.workspace_id
  AND b.id IN (${briefsWithFile({ workspaceId: sql`t.workspace_id`, id: sql`t.id` }).sql}) ORDER BY b.created_at, b.id LIMIT 1`;

/** Sheets for people with a spreadsheet; the rows beside them have everything. Times are UTC. */
export const SHEETS: readonly Sheet[] = [
  {
    name: 'people',
    columns: ['Name', 'Address', ROLE, 'Since', 'Until', 'Time zone'],
    query:
      () => `SELECT jsonb_build_array(u.name, u.email, m.role, ${time('m.created_at')}, ${time('m.ended_at')}, u.time_zone) AS cells
      FROM memberships m JOIN users u ON u.id = m.user_id WHERE m.workspace_id = $1 ORDER BY m.created_at, m.id`,
  },
  {
    name: 'agreements',
    columns: [
      'With',
      'Agreement',
      AGREEMENT_STATE,
      'In force since',
      'SHA-256 of the signed text',
      'SHA-256 of the copy',
    ],
    query:
      () => `SELECT jsonb_build_array(e.assistant_name, a.title, a.state, ${time('a.in_force_at')}, v.document_hash, c.sha256) AS cells
      FROM agreements a JOIN engagements e ON e.workspace_id = a.workspace_id AND e.id = a.engagement_id
      LEFT JOIN agreement_versions v ON v.workspace_id = a.workspace_id AND v.agreement_id = a.id AND v.number = a.current_number
      LEFT JOIN agreement_copies c ON c.workspace_id = a.workspace_id AND c.version_id = v.id
      WHERE a.workspace_id = $1 ORDER BY a.created_at, a.id, c.created_at`,
  },
  {
    name: 'briefs',
    columns: ['With', 'Brief', BRIEF_STATE, 'Outcome', 'Deadline', 'As promised', 'Zone', 'Sent', 'Closed'],
    query:
      () => `SELECT jsonb_build_array(e.assistant_name, b.title, b.state, b.outcome, ${time('b.deadline_at')},
        b.deadline_local, b.deadline_zone, ${time('b.sent_at')}, ${time('b.closed_at')}) AS cells
      FROM briefs b JOIN engagements e ON e.workspace_id = b.workspace_id AND e.id = b.engagement_id
      WHERE b.workspace_id = $1 ORDER BY b.created_at, b.id`,
  },
  {
    name: 'messages',
    columns: ['With', ABOUT, 'Written', 'By', 'Message'],
    query:
      () => `SELECT jsonb_build_array(e.assistant_name, t.subject, ${time('m.created_at')}, u.name, m.body) AS cells
      FROM messages m JOIN threads t ON t.workspace_id = m.workspace_id AND t.id = m.thread_id
      JOIN engagements e ON e.workspace_id = m.workspace_id AND e.id = m.engagement_id
      LEFT JOIN users u ON u.id = m.author_id
      WHERE m.workspace_id = $1 ORDER BY m.created_at, m.id`,
  },
  {
    name: 'time',
    columns: ['With', 'Day', 'Began', 'Ended', 'Brief', 'Note', WEEK_STATE],
    query:
      () => `SELECT jsonb_build_array(e.assistant_name, n.work_day, ${time('n.started_at')}, ${time('n.ended_at')}, b.title, n.note, s.state) AS cells
      FROM time_entries n JOIN engagements e ON e.workspace_id = n.workspace_id AND e.id = n.engagement_id
      JOIN timesheets s ON s.workspace_id = n.workspace_id AND s.id = n.timesheet_id
      LEFT JOIN briefs b ON b.workspace_id = n.workspace_id AND b.id = n.brief_id
      WHERE n.workspace_id = $1 ORDER BY n.started_at, n.id`,
  },
  {
    name: 'owed',
    columns: ['With', 'From', 'Until', OWED_KIND, 'Note', 'Minutes', 'Amount', 'Currency', 'Due'],
    query:
      () => `SELECT jsonb_build_array(e.assistant_name, o.from_day, o.until_day, o.kind, o.note, o.minutes,
        jsonb_build_object('minor', o.amount_minor, 'currency', o.currency), o.currency, o.due_on) AS cells
      FROM owed_items o JOIN engagements e ON e.workspace_id = o.workspace_id AND e.id = o.engagement_id
      WHERE o.workspace_id = $1 ORDER BY o.approved_at, o.id`,
  },
  {
    name: 'payments',
    columns: ['With', 'Sent', METHOD, PAYMENT_STATE, 'Amount', 'Currency', 'Reference', 'Note'],
    query: () => `SELECT jsonb_build_array(e.assistant_name, p.sent_on, p.method, p.state,
        jsonb_build_object('minor', p.amount_minor, 'currency', p.currency), p.currency, p.reference, p.note) AS cells
      FROM payments p JOIN engagements e ON e.workspace_id = p.workspace_id AND e.id = p.engagement_id
      WHERE p.workspace_id = $1 ORDER BY p.recorded_at, p.id`,
  },
  {
    name: 'evaluations',
    columns: ['With', 'Number', 'From', 'Until', 'Due', EVALUATION_STATE, 'Done'],
    query:
      () => `SELECT jsonb_build_array(e.assistant_name, v.number, ${time('v.period_from')}, ${time('v.period_to')},
        ${time('v.due_at')}, v.state, ${time('v.closed_at')}) AS cells
      FROM evaluations v JOIN engagements e ON e.workspace_id = v.workspace_id AND e.id = v.engagement_id
      WHERE v.workspace_id = $1 ORDER BY v.opened_at, v.id`,
  },
  {
    name: 'files',
    columns: ['With', 'File', 'Brief', 'Type', 'Bytes', 'Added', 'Lies in'],
    query: (
      shown,
    ) => `SELECT jsonb_build_array(e.assistant_name, t.name, (${BROUGHT_BY}), t.content_type, t.size_bytes, ${time('t.created_at')}, 'files/' || t.sha256) AS cells
      FROM files t JOIN engagements e ON e.workspace_id = t.workspace_id AND e.id = t.engagement_id
      WHERE t.workspace_id = $1 AND ${shown} ORDER BY t.created_at, t.id`,
  },
];

/** @returns a sheet as CSV, a line at a time. */
export async function* sheetRows(
  snapshot: Snapshot,
  { workspaceId, scope }: SnapshotOf,
  { columns, query }: Sheet,
): AsyncGenerator<string> {
  yield spreadsheetHead(columns.flatMap(headingsOf));
  const shownFiles = (scope === 'business' ? SHOWN_TO_OWNERS.files : undefined) ?? 'true';
  for await (const { cells } of snapshot.rows<{ cells: readonly Cell[] }>(query(shownFiles), [workspaceId])) {
    yield spreadsheetRow(cells.flatMap((cell, at) => inFile(cell, columns[at])));
  }
}

function headingsOf(column: string | CodedColumn): readonly string[] {
  return typeof column === 'string' ? [column] : [column.heading, `${column.heading}, code`];
}

/** A cell's values in the file: for a code its wording, and the code beside it. */
function inFile(cell: Cell, column: string | CodedColumn | undefined): Parameters<typeof spreadsheetRow>[0] {
  if (isMoney(cell)) return [moneyCell(cell)];
  if (typeof column !== 'object') return [cell];
  return typeof cell === 'string' ? [column.inWords(cell), cell] : [cell, cell];
}

function isMoney(cell: Cell): cell is Money {
  return typeof cell === 'object' && cell !== null;
}

/** SQL of an instant in a spreadsheet's format. */
function time(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI')`;
}
