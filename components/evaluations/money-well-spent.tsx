import { ActionForm } from '@/components/forms/action-form';
import { CheckboxField, FormMessage, Submit, TextAreaField, TextField } from '@/components/forms/fields';
import { SeenFields } from '@/components/forms/ref-fields';
import type { Facts } from '@/lib/evaluations/facts/schema';
import { saveReturnEstimate } from '@/lib/evaluations/return-estimate/return-estimate.actions';
import type { ReturnEstimate } from '@/lib/evaluations/return-estimate/return-estimate.queries';
import { calculateReturn, freedAtFirst } from '@/lib/evaluations/return-estimate/return-estimate.rules';
import { plainAmount } from '@/lib/platform/money/money';
import { ReturnInWords } from './return-in-words';

type MoneyWellSpentProps = {
  readonly evaluation: { readonly workspaceId: string; readonly id: string };
  readonly facts: Facts;
  readonly estimate: ReturnEstimate | null;
  readonly assistant: string;
  /** the business's, for the first time it is asked */
  readonly currency: string;
  /** whether an owner may still change it: not once both have signed */
  readonly mayChange: boolean;
};

/**
 * The question that matters to an owner, with the assumptions behind its answer. The assistant only gets it if it is
 * shared, and then without the form.
 */
export function MoneyWellSpent({
  evaluation,
  facts,
  estimate,
  assistant,
  currency,
  mayChange,
}: MoneyWellSpentProps) {
  return (
    <div className="grid max-w-measure gap-5">
      {estimate ? (
        <ReturnInWords estimate={estimate} found={calculateReturn(estimate, facts.period.cost)} />
      ) : (
        <p className="text-quiet">
          What did this free you to do, and was it worth the money? Enter your assumptions and see what they
          come to.
        </p>
      )}
      {mayChange ? (
        <details open={estimate === null} data-no-print>
          <summary className="fold-link">What you assume</summary>
          <Assume
            evaluation={evaluation}
            facts={facts}
            estimate={estimate}
            assistant={assistant}
            currency={currency}
          />
        </details>
      ) : null}
    </div>
  );
}

function Assume({
  evaluation,
  facts,
  estimate,
  assistant,
  currency,
}: Omit<MoneyWellSpentProps, 'mayChange'>) {
  const { work, time } = facts.period;
  const first = freedAtFirst(time.minutes, work.budgetMinutes);
  const own = estimate?.currency ?? facts.period.cost[0]?.currency ?? currency;
  const hoursOf = (minutes: number | undefined) => (minutes === undefined ? '' : hours(minutes));
  const hourOf = (minor: number | undefined) =>
    minor === undefined ? '' : plainAmount({ minor, currency: own });
  return (
    <ActionForm action={saveReturnEstimate} label="What you assume" className="grid gap-4 pt-3">
      <SeenFields
        of={{ workspaceId: evaluation.workspaceId, id: evaluation.id, version: estimate?.version ?? 0 }}
      />
      <FormMessage />
      <Ends
        legend="Hours it freed for you"
        low={{ name: 'freedLow', initial: hoursOf(estimate?.freedMinutesLow ?? first?.low) }}
        high={{ name: 'freedHigh', initial: hoursOf(estimate?.freedMinutesHigh ?? first?.high) }}
      />
      <p className="text-sm text-quiet">
        {first
          ? 'To begin with, these are what was worked and what the budgets said.'
          : 'No hours were worked or budgeted here to begin with.'}{' '}
        How long it would have taken you is yours to say.
      </p>
      <div className="max-w-sm">
        <TextField
          name="own"
          label="Hours you still put in yourself"
          hint="Writing briefs, answering, reviewing what came back."
          inputMode="decimal"
          initial={hours(estimate?.ownMinutes ?? 0)}
        />
      </div>
      <Ends
        legend={`What an hour of yours is worth to the business, in ${own}`}
        low={{ name: 'hourLow', initial: hourOf(estimate?.hourMinorLow) }}
        high={{ name: 'hourHigh', initial: hourOf(estimate?.hourMinorHigh) }}
      />
      <input type="hidden" name="currency" value={own} />
      <TextAreaField
        name="usedFor"
        label="What you used the time for"
        rows={3}
        isOptional
        initial={estimate?.usedFor ?? ''}
      />
      <CheckboxField
        name="isShared"
        label={`Let ${assistant} see this`}
        hint={`Otherwise it stays with the owners: ${assistant} isn’t shown any of it.`}
        isInitiallyChecked={estimate?.isShared ?? false}
      />
      <div>
        <Submit pending="Working it out…">See what it comes to</Submit>
      </div>
    </ActionForm>
  );
}

type EndsProps = {
  /** what both are, with its unit */
  readonly legend: string;
  readonly low: { readonly name: string; readonly initial: string };
  readonly high: { readonly name: string; readonly initial: string };
};

/** The two ends of a range, side by side on every screen. */
function Ends({ legend, low, high }: EndsProps) {
  return (
    <fieldset className="max-w-sm">
      <legend className="mb-2 font-semibold">{legend}</legend>
      <div className="grid items-start gap-3 min-[22.5rem]:grid-cols-2">
        <TextField label="At least" inputMode="decimal" {...low} />
        <TextField label="At most" inputMode="decimal" {...high} />
      </div>
    </fieldset>
  );
}

function hours(minutes: number): string {
  return String(Math.round((minutes / 60) * 100) / 100);
}
