import { z } from 'zod';
import type { AuditedKind } from '@/lib/platform/actions/audited';
import { isId } from '@/lib/platform/ids';
import { type RowPlace, readRowPlace, writeRowPlace } from '@/lib/platform/paging/row-place';
import { endOfDay, startOfDay } from '@/lib/platform/time/days';
import { calendarDay } from '@/lib/platform/time/from-outside';

/** The kinds of subjects, as the filter names and orders them. */
export const AUDIT_KINDS = {
  agreement: 'Agreements',
  archive: 'Archives',
  brief: 'Briefs',
  import: 'Briefs from files',
  workspace: 'The business',
  person: 'E-mail addresses of people',
  evaluation: 'Evaluations',
  expense: 'Expenses',
  file: 'Files',
  invitation: 'Invitations',
  message: 'Messages',
  pay_run: 'Pay runs',
  payment: 'Payments',
  playbook: 'Playbooks',
  schedule: 'Schedules',
  agreement_template: 'Templates of agreements',
  time_entry: 'Time',
  timesheet: 'Timesheets',
  api_token: 'Tokens of tools',
  pay_method: 'Ways to pay',
  webhook: 'Webhooks',
  membership: 'Who runs the business',
  engagement: 'Work with assistants',
} as const satisfies Record<AuditedKind, string>;

/** Which part of the log a page shows; all of it is in the address. Days are `2026-11-27`, both ends included. */
export type AuditView = {
  /** one person; `product`: automatic actions; null: everybody */
  readonly who: string | null;
  readonly kind: AuditedKind | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly after: RowPlace | null;
};

/** Stands for the product in place of a person. */
export const BY_ITSELF = 'product';

const Day = calendarDay().nullable().catch(null);
const Address = z.object({ who: z.string().catch(''), kind: z.string().catch(''), from: Day, until: Day });

/** @returns the view that an address asks for; anything in it that can't be read is ignored. */
export function readAuditView(search: Readonly<Record<string, unknown>>): AuditView {
  const { who, kind, from, until } = Address.parse(search);
  return {
    who: who === BY_ITSELF || isId(who) ? who : null,
    kind: isKind(kind) ? kind : null,
    from,
    until,
    after: readRowPlace(search.after),
  };
}

/** @returns the view as a query string, with its question mark; empty for the whole log from its newest entry. */
export function writeAuditView({ who, kind, from, until, after }: AuditView): string {
  const query = new URLSearchParams({
    ...(who === null ? {} : { who }),
    ...(kind === null ? {} : { kind }),
    ...(from === null ? {} : { from }),
    ...(until === null ? {} : { until }),
    ...(after === null ? {} : { after: writeRowPlace(after) }),
  }).toString();
  return query === '' ? '' : `?${query}`;
}

/** @returns the instants of a view's range, the second not included; null for an open end. */
export function spanOf(
  { from, until }: Pick<AuditView, 'from' | 'until'>,
  zone: string,
): { readonly since: Date | null; readonly before: Date | null } {
  return {
    since: from === null ? null : startOfDay(from, zone),
    before: until === null ? null : endOfDay(until, zone),
  };
}

/** @returns whether it is a kind that the log can be filtered by. */
export function isKind(text: string): text is AuditedKind {
  return Object.hasOwn(AUDIT_KINDS, text);
}
