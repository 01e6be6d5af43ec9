import { z } from 'zod';
import { isId } from '@/lib/platform/ids';
import { type RowPlace, readRowPlace, writeRowPlace } from '@/lib/platform/row-place';
import { endOfDay, startOfDay } from '@/lib/platform/time/days';
import { calendarDay } from '@/lib/platform/time/from-outside';

/** What an entry can be about, as a filter names it. A test holds these to what the product writes down. */
export const AUDIT_KINDS = {
  agreement: 'Agreements',
  agreement_template: 'Templates of agreements',
  api_token: 'Tokens of tools',
  archive: 'Archives',
  brief: 'Briefs',
  engagement: 'People',
  evaluation: 'Evaluations',
  expense: 'Expenses',
  file: 'Files',
  import: 'Imports',
  invitation: 'Invitations',
  membership: 'Who runs the business',
  message: 'Messages',
  pay_method: 'Ways to pay',
  pay_run: 'Pay runs',
  payment: 'Payments',
  person: 'Addresses of people',
  playbook: 'Playbooks',
  schedule: 'Schedules',
  time_entry: 'Time',
  timesheet: 'Timesheets',
  webhook: 'Webhooks',
  workspace: 'The business',
} as const;

export type AuditKind = keyof typeof AUDIT_KINDS;

/** Which part of the log a page shows; all of it is in the address. Days are `2026-11-27`, both included. */
export type AuditView = {
  /** one person; `product`: what was done by itself; null: everybody */
  readonly who: string | null;
  readonly kind: AuditKind | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly after: RowPlace | null;
};

/** Stands for the product in the place of a person. */
export const BY_ITSELF = 'product';

const Day = calendarDay().nullable().catch(null);
const Address = z.object({ who: z.string().catch(''), kind: z.string().catch(''), from: Day, until: Day });

/** @returns the view that an address asks for; whatever in it can't be read is as if it weren't there. */
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

/** @returns the view as the end of an address, with its question mark; empty for the whole log from its newest entry. */
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

/** @returns the instants between which a view looks, the second not included; null where it has no such end. */
export function spanOf(
  { from, until }: Pick<AuditView, 'from' | 'until'>,
  zone: string,
): { readonly since: Date | null; readonly before: Date | null } {
  return {
    since: from === null ? null : startOfDay(from, zone),
    before: until === null ? null : endOfDay(until, zone),
  };
}

/**
 * @param action as it was written down: `brief.handed_over`
 * @returns it as a line of the log says it: "Brief: handed over". The verbs are the product's own words already.
 */
export function actionInWords(action: string): string {
  const [subject = '', verb = ''] = action.split('.');
  const words = (text: string) => text.replaceAll('_', ' ');
  return `${words(subject).replace(/^\w/, (letter) => letter.toUpperCase())}: ${words(verb)}`;
}

/** @returns whether it is a kind of thing that the log can be narrowed down to. */
export function isKind(text: string): text is AuditKind {
  return Object.hasOwn(AUDIT_KINDS, text);
}
