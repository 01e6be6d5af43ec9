import { isolated } from '@/components/ui/isolated';
import type { RowFacts } from '@/components/ui/row-list';
import { shownMoney } from '@/components/ui/shown-money';
import { refundFailureInWords } from '@/lib/pay/stripe/refunds/refund-failures.rules';
import type { WaitingPay, WaitingRun, WaitingWeek } from '@/lib/pay/waiting.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { sumOf } from '@/lib/platform/money/money-arithmetic';
import { firstNameOf } from '@/lib/platform/text/first-name';
import { dayInWords } from '@/lib/platform/time/format';
import { shownMinutes } from '@/lib/time/entries/shown-minutes.rules';
import { weekInWords } from '@/lib/time/weeks/weeks.rules';
import type { HomeReader } from './reader';

/** So many weeks of time are listed separately on the home page; more are one row, which leads to where all are approved. */
const WEEKS_APART = 3;

/** What waits for an owner's decision about pay, as the home page lists it. */
export function payRows(waiting: readonly WaitingPay[], reader: HomeReader): readonly RowFacts[] {
  const weeks = waiting.filter((each) => each.kind === 'time');
  if (weeks.length <= WEEKS_APART) return waiting.map((each) => rowOf(each, reader));
  const others = waiting.filter(({ kind }) => kind !== 'time');
  return [weeksRow(weeks, reader), ...others.map((each) => rowOf(each, reader))];
}

function weeksRow(weeks: readonly WaitingWeek[], { slug }: HomeReader): RowFacts {
  const names = [...new Set(weeks.map(({ assistant }) => firstNameOf(assistant)))];
  const shown = names.slice(0, WEEKS_APART).join(', ');
  const more = names.length - WEEKS_APART;
  return {
    href: addresses.approveWeeks(slug),
    title: `${weeks.length} weeks of time`,
    detail: `${shown}${more > 0 ? ` and ${more} more` : ''}: ${shownMinutes(sumOf(weeks.map(({ minutes }) => minutes)))}`,
    states: [{ meaning: 'needs', words: 'To approve' }],
  };
}

function rowOf(each: WaitingPay, reader: HomeReader): RowFacts {
  const { slug, now } = reader;
  const name = isolated(firstNameOf(each.assistant));
  switch (each.kind) {
    case 'time':
      return {
        href: addresses.timesheet(slug, each.id),
        title: `${name}’s time, ${weekInWords(each.day, now)}`,
        detail: shownMinutes(each.minutes),
        states: [{ meaning: 'needs', words: 'To approve' }],
      };
    case 'stood_by':
      return {
        href: addresses.timesheet(slug, each.id),
        title: `${name} stands by their time, ${weekInWords(each.day, now)}`,
        detail: `“${each.note}”`,
        states: [{ meaning: 'needs', words: 'To talk over' }],
      };
    case 'overdue':
      return {
        href: addresses.statement(slug, each.engagementId),
        title: `${shownMoney(each)} to ${name} is overdue`,
        detail: `To be paid by ${dayInWords(each.day, now)}, as agreed`,
        states: [{ meaning: 'risk', words: 'Overdue' }],
      };
    case 'expense':
      return {
        href: addresses.expense(addresses.statement(slug, each.engagementId), each.id),
        title: `${name} spent ${shownMoney(each)}`,
        detail: each.note,
        states: [{ meaning: 'needs', words: 'To approve' }],
      };
    case 'dispute':
      return {
        href: addresses.payment(slug, each.id),
        title: `${name} hasn’t got ${shownMoney(each)}`,
        detail: `“${each.note}”`,
        states: [{ meaning: 'needs', words: 'Disputed' }],
      };
    default:
      return { href: addresses.payRun(slug, each.id), ...runFacts(each) };
  }
}

/** What a pay run needs, in the words of Stripe or of a bank where they gave any. */
function runFacts(run: WaitingRun): Omit<RowFacts, 'href'> {
  const name = firstNameOf(run.assistant);
  const amount = shownMoney(run);
  switch (run.kind) {
    case 'stopped':
      return {
        title: `Your pay run of ${amount} couldn’t be collected`,
        detail: run.note,
        states: [{ meaning: 'needs', words: 'Nobody is paid yet' }],
      };
    case 'charge_disputed':
      return {
        title: `Your bank disputes ${amount} that you were charged`,
        detail: 'If that was a mistake, tell your bank soon: it decides by a date of its own',
        states: [{ meaning: 'risk', words: 'Taken back' }],
      };
    case 'not_sent':
      return {
        title: `${amount} couldn’t be sent on to ${name}`,
        detail: run.note,
        states: [{ meaning: 'risk', words: 'Not sent' }],
      };
    case 'to_send':
      return {
        title: `${amount} for ${name} waits at Stripe`,
        detail: run.note,
        states: [{ meaning: 'needs', words: 'To send' }],
      };
    case 'came_back':
      return {
        title: `What was sent to ${name} was taken back at Stripe`,
        detail: run.note,
        states: [{ meaning: 'risk', words: 'To take back' }],
      };
    case 'part_came_back':
      return {
        title: `${amount} that was sent to ${name} was taken back at Stripe`,
        detail: 'It is owed again, and waits at Stripe: ask for it back',
        states: [{ meaning: 'risk', words: 'Still at Stripe' }],
      };
    case 'not_given_back':
      return {
        title: `${amount} that you took back from ${name} didn’t reach you`,
        detail:
          `${refundFailureInWords(run.note)} It is still at Stripe: ask for it again, or say how you got it`.trim(),
        states: [{ meaning: 'risk', words: 'Still at Stripe' }],
      };
  }
}
