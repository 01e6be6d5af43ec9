import { ActionForm } from '@/components/forms/action-form';
import { EngagementFields } from '@/components/forms/engagement-fields';
import { FormMessage, Submit } from '@/components/forms/fields';
import { LinkButton } from '@/components/ui/button';
import { NearLink } from '@/components/ui/near-link';
import { shownMoney } from '@/components/ui/shown-money';
import type { EndingPage } from '@/lib/endings/page.queries';
import type { EndingState } from '@/lib/endings/rules';
import { startEvaluation } from '@/lib/evaluations/opening/beginning.actions';
import { daysAfterTheEnd } from '@/lib/pay/expenses/expenses.rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import { counted } from '@/lib/platform/text/counted';
import { endOfDay } from '@/lib/platform/time/days';
import { shownDate } from '@/lib/platform/time/shown-instants';
import { addressesOf, type EndingReader, sideOf } from './reader';

type LastThingsProps = { readonly page: EndingPage; readonly reader: EndingReader };

/** Work that isn't settled yet, and the last statement. */
export function LastPay({ page, reader }: LastThingsProps) {
  const { openWeeks, waitingWeeks, waitingExpenses, disputedEntries, owed, inRuns, advances } = page.money;
  const { unconfirmed, notArrived } = page.money;
  const isAssistant = sideOf(reader) === 'assistant';
  const lines = [
    ...(openWeeks > 0
      ? [
          `${counted(openWeeks, 'week')} with time in ${openWeeks === 1 ? 'it' : 'them'} not closed${isAssistant ? '' : ' by the assistant'}: handed in by itself on the last day.`,
        ]
      : []),
    ...(waitingWeeks > 0
      ? [`${counted(waitingWeeks, 'week')} to be answered${isAssistant ? ' by the business' : ''}.`]
      : []),
    ...(waitingExpenses > 0
      ? [`${counted(waitingExpenses, 'expense')} to be answered${isAssistant ? ' by the business' : ''}.`]
      : []),
    ...(disputedEntries > 0
      ? [
          `${disputedEntries} disputed ${disputedEntries === 1 ? 'entry' : 'entries'} of time, not settled between you. What was approved stays owed unless it is conceded.`,
        ]
      : []),
    ...owed.map(
      (money) =>
        `${shownMoney(money)} owed and not paid. It stays owed after the last day, until it is paid.`,
    ),
    ...unconfirmed.map((money) =>
      isAssistant
        ? `${shownMoney(money)} recorded as sent to you. Say on the statement whether it has arrived.`
        : `${shownMoney(money)} recorded as sent, and not confirmed by the assistant yet.`,
    ),
    ...notArrived.map((money) =>
      isAssistant
        ? `${shownMoney(money)} recorded as sent to you, and not arrived, as you have said. Say on the statement once it has.`
        : `${shownMoney(money)} recorded as sent, and the assistant says that it hasn’t arrived. If it was never sent, its record is taken back on the statement, and it is owed again.`,
    ),
    ...inRuns.map((money) => `${shownMoney(money)} in a pay run, and not sent yet.`),
    ...advances.map(
      (money) =>
        `${shownMoney(money)} given in advance and not taken back yet. What the last pay days don’t take back, you settle between you.`,
    ),
  ];
  return (
    <div className="grid gap-3">
      {lines.length === 0 ? (
        <p className="text-quiet">Nothing is open: all work has been answered and paid.</p>
      ) : (
        <ul className="ms-5 max-w-measure list-disc">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {isAssistant ? <p className="max-w-measure text-quiet">{spentInWords(page, reader.now)}</p> : null}
      {reader.role === 'manager' ? (
        <OwnersSettle isAnything={lines.length > 0} />
      ) : (
        <p className="flex flex-wrap gap-2">
          {isAssistant && openWeeks > 0 ? (
            <LinkButton look="quiet" href={addresses.inboxTime(page.engagementId)}>
              Close your weeks
            </LinkButton>
          ) : null}
          <LinkButton look="quiet" href={addressesOf(page, reader).statement(page.engagementId)}>
            The statement
          </LinkButton>
        </p>
      )}
    </div>
  );
}

/** A manager neither pays nor reads the statement. */
function OwnersSettle({ isAnything }: { readonly isAnything: boolean }) {
  return isAnything ? <p className="text-quiet">Owners settle it, on the statement.</p> : null;
}

/** Until when an assistant can or could still submit expenses for the work. */
function spentInWords({ endedAt, ending, business: { zone } }: EndingPage, now: Date): string | null {
  const end = endedAt ?? ending?.endsAt;
  if (!end) return null;
  const { by } = daysAfterTheEnd(end, zone);
  const day = shownDate(by, now);
  if (endedAt === null) return `Expenses up to the last day can be handed in on the statement until ${day}.`;
  return endOfDay(by, zone) > now
    ? `Expenses can still be handed in on the statement until ${day}.`
    : `Expenses could be handed in until ${day}.`;
}

/** One last evaluation, while an agreement says by what. */
export function LastEvaluation({ page, reader }: LastThingsProps) {
  const { evaluation, inForce } = page;
  if (evaluation) {
    return (
      <p className="flex flex-wrap items-center gap-3">
        {standingOf(evaluation.isDone, page.facts.state)}
        <LinkButton look="quiet" href={addressesOf(page, reader).evaluation(evaluation.id)}>
          Open the evaluation
        </LinkButton>
      </p>
    );
  }
  if (!inForce) {
    return (
      <p className="max-w-measure text-quiet">
        None was begun while the agreement that calls for it was in force.
      </p>
    );
  }
  return (
    <ActionForm action={startEvaluation} label="Start a last evaluation" className="grid gap-3">
      <EngagementFields of={page} />
      <p className="max-w-measure text-quiet">
        Both of you write once more how it went. The result is sealed, and both of you keep it.
      </p>
      <FormMessage />
      <div>
        <Submit look="quiet" pending="Opening…">
          Start a last evaluation
        </Submit>
      </div>
    </ActionForm>
  );
}

function standingOf(isDone: boolean, state: EndingState): string {
  if (isDone) return 'Done, and signed by both.';
  return state === 'ended'
    ? 'It wasn’t signed by both before the end, and stays as it was.'
    : 'One is open. Once the work has ended nobody can write or sign it any more, and what only one of you has handed in is shown to both.';
}

/** What the assistant may take along, and show to others. */
export function Reference({ page, reader }: LastThingsProps) {
  const { allowsReferences, name, slug } = page.business;
  if (sideOf(reader) === 'owner') {
    return (
      <p className="max-w-measure text-quiet">
        {allowsReferences
          ? 'The assistant may take a sealed reference along: the record of this work in figures, and what you both signed in evaluations. Owners decide on it'
          : 'The business doesn’t allow references, so the assistant can’t take one along for this work. Owners can allow them'}{' '}
        <NearLink href={addresses.assistants(slug)}>under Assistants</NearLink>.
      </p>
    );
  }
  if (!allowsReferences) {
    return <p className="max-w-measure text-quiet">{name} doesn’t allow references for this work.</p>;
  }
  return (
    <div className="grid gap-3">
      <p className="max-w-measure text-quiet">
        A sealed reference tells of your work in figures, over all businesses that allow it. Anybody can check
        that it is genuine.
      </p>
      <p>
        <LinkButton look="quiet" href={addresses.inboxReference()}>
          Your reference
        </LinkButton>
      </p>
    </div>
  );
}
