import { firstName } from '@/components/briefs/first-name';
import type { RowFacts } from '@/components/ui/row-list';
import { shownMinutes } from '@/components/ui/shown-minutes';
import { shownMoney } from '@/components/ui/shown-money';
import type { WaitingPay } from '@/lib/pay/waiting.queries';
import { addresses } from '@/lib/platform/addresses';
import { sumOf } from '@/lib/platform/reckoning';
import { dayInWords } from '@/lib/platform/time/format';
import { weekInWords } from '@/lib/time/weeks.rules';
import type { HomeReader } from './reader';

/** So many weeks of time stand on the home each in its row; more are one row, that leads to where they are listed. */
const WEEKS_APART = 3;

/** What waits for an owner's word about pay, as the home lists it. */
export function payRows(waiting: readonly WaitingPay[], reader: HomeReader): readonly RowFacts[] {
  const weeks = waiting.filter(({ kind }) => kind === 'time');
  if (weeks.length <= WEEKS_APART) return waiting.map((each) => rowOf(each, reader));
  const others = waiting.filter(({ kind }) => kind !== 'time');
  return [weeksRow(weeks, reader), ...others.map((each) => rowOf(each, reader))];
}

function weeksRow(weeks: readonly WaitingPay[], { slug }: HomeReader): RowFacts {
  const names = [...new Set(weeks.map(({ assistant }) => firstName(assistant)))];
  const shown = names.slice(0, WEEKS_APART).join(', ');
  const more = names.length - WEEKS_APART;
  return {
    href: addresses.pay(slug),
    title: `${weeks.length} weeks of time`,
    detail: `${shown}${more > 0 ? ` and ${more} more` : ''}: ${shownMinutes(sumOf(weeks.map(({ minutes }) => minutes ?? 0)))}`,
    states: [{ meaning: 'needs', words: 'To approve' }],
  };
}

function rowOf(each: WaitingPay, { slug, now }: HomeReader): RowFacts {
  const name = firstName(each.assistant);
  const statement = addresses.statement(slug, each.engagementId);
  const amount = shownMoney({ minor: each.minor ?? 0, currency: each.currency ?? '' });
  switch (each.kind) {
    case 'time':
      return {
        href: addresses.timesheet(slug, each.id),
        title: `${name}’s time, ${weekInWords(each.monday ?? '', now)}`,
        detail: shownMinutes(each.minutes ?? 0),
        states: [{ meaning: 'needs', words: 'To approve' }],
      };
    case 'expense':
      return {
        href: addresses.expense(statement, each.id),
        title: `${name} spent ${amount}`,
        detail: each.note,
        states: [{ meaning: 'needs', words: 'To approve' }],
      };
    case 'stopped':
      return {
        href: addresses.payRun(slug, each.id),
        title: `Your pay run of ${amount} couldn’t be collected`,
        detail: each.note,
        states: [{ meaning: 'needs', words: 'Nobody is paid yet' }],
      };
    case 'charge_disputed':
      return {
        href: addresses.payRun(slug, each.id),
        title: `Your bank disputes the charge of ${amount}`,
        detail: 'If that was a mistake, tell your bank soon: it decides by a date of its own',
        states: [{ meaning: 'risk', words: 'Taken back' }],
      };
    case 'not_sent':
      return {
        href: addresses.payRun(slug, each.id),
        title: `${amount} couldn’t be sent on to ${name}`,
        detail: each.note,
        states: [{ meaning: 'risk', words: 'Not sent' }],
      };
    case 'to_send':
      return {
        href: addresses.payRun(slug, each.id),
        title: `${amount} for ${name} waits at Stripe`,
        detail: each.note,
        states: [{ meaning: 'needs', words: 'To send' }],
      };
    case 'came_back':
      return {
        href: addresses.payRun(slug, each.id),
        title: `What was sent to ${name} was taken back at Stripe`,
        detail: each.note,
        states: [{ meaning: 'risk', words: 'To take back' }],
      };
    case 'part_came_back':
      return {
        href: addresses.payRun(slug, each.id),
        title: `${amount} that was sent to ${name} was taken back at Stripe`,
        detail: 'It is owed again, and waits at Stripe: ask for it back',
        states: [{ meaning: 'risk', words: 'Still at Stripe' }],
      };
    case 'not_given_back':
      return {
        href: addresses.payRun(slug, each.id),
        title: `${amount} that you took back from ${name} didn’t reach you`,
        detail: 'It is still at Stripe: ask for it again, or say how you got it',
        states: [{ meaning: 'risk', words: 'Still at Stripe' }],
      };
    case 'overdue':
      return {
        href: statement,
        title: `${amount} to ${name} is overdue`,
        detail: `To be paid by ${dayInWords(each.monday ?? '', now)}, as agreed`,
        states: [{ meaning: 'risk', words: 'Overdue' }],
      };
    case 'stood_by':
      return {
        href: addresses.timesheet(slug, each.id),
        title: `${name} stands by their time, ${weekInWords(each.monday ?? '', now)}`,
        detail: `“${each.note}”`,
        states: [{ meaning: 'needs', words: 'To talk over' }],
      };
    case 'dispute':
      return {
        href: addresses.payment(slug, each.id),
        title: `${name} hasn’t got ${amount}`,
        detail: `“${each.note}”`,
        states: [{ meaning: 'needs', words: 'Disputed' }],
      };
  }
}
