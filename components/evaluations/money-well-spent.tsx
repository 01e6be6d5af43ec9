import { ActionForm } from '@/components/forms/action-form';
import { CheckboxField, FormMessage, Submit, TextAreaField, TextField } from '@/components/forms/fields';
import type { Facts } from '@/lib/evaluations/facts/schema';
import { saveReckoning } from '@/lib/evaluations/reckoning.actions';
import type { Reckoning } from '@/lib/evaluations/reckoning.queries';
import { freedAtFirst, reckonReturn } from '@/lib/evaluations/reckoning.rules';
import { plainAmount } from '@/lib/platform/money';
import { ReturnInWords } from './return-in-words';

type MoneyWellSpentProps = {
  readonly evaluation: { readonly workspaceId: string; readonly id: string };
  readonly facts: Facts;
  readonly reckoning: Reckoning | null;
  readonly assistant: string;
  /** of the business, for the first time it is asked */
  readonly currency: string;
  /** whether an owner may still change it: not once both have signed */
  readonly mayChange: boolean;
};

/**
 * The question that matters to an owner, with the assumptions that its answer rests on. The assistant gets what is shown here
 * only if it is shared, and then without the form.
 */
export function MoneyWellSpent({
  evaluation,
  facts,
  reckoning,
  assistant,
  currency,
  mayChange,
}: MoneyWellSpentProps) {
  return (
    <div className="grid max-w-measure gap-5">
      {reckoning ? (
        <ReturnInWords reckoning={reckoning} found={reckonReturn(reckoning, facts.period.cost)} />
      ) : (
        <p className="text-quiet">
          What did this free you to do, and was it worth the money? Say what you assume, and see what comes of
          it.
        </p>
      )}
      {mayChange ? (
        <details open={reckoning === null} data-no-print>
          <summary className="w-fit py-1 text-accent underline underline-offset-4">What you assume</summary>
          <Assume
            evaluation={evaluation}
            facts={facts}
            reckoning={reckoning}
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
  reckoning,
  assistant,
  currency,
}: Omit<MoneyWellSpentProps, 'mayChange'>) {
  const { work, time } = facts.period;
  const first = freedAtFirst(time.minutes, work.budgetMinutes);
  const own = reckoning?.currency ?? facts.period.cost[0]?.currency ?? currency;
  const hourOf = (minor: number | undefined) =>
    minor === undefined ? '' : plainAmount({ minor, currency: own });
  return (
    <ActionForm action={saveReckoning} label="What you assume" className="grid gap-4 pt-3">
      <input type="hidden" name="workspaceId" value={evaluation.workspaceId} />
      <input type="hidden" name="id" value={evaluation.id} />
      <input type="hidden" name="version" value={reckoning?.version ?? 0} />
      <FormMessage />
      <fieldset className="grid gap-3 sm:grid-cols-2">
        <legend className="float-start mb-2 w-full font-semibold">Hours of yours that it freed</legend>
        <TextField
          name="freedLow"
          label="At least"
          inputMode="decimal"
          suffix="hours"
          initial={hours(reckoning?.freedMinutesLow ?? first.low)}
        />
        <TextField
          name="freedHigh"
          label="At most"
          inputMode="decimal"
          suffix="hours"
          initial={hours(reckoning?.freedMinutesHigh ?? first.high)}
        />
      </fieldset>
      <p className="text-sm text-quiet">
        To begin with, these are what was worked and what the budgets said. How long it would have taken you
        is yours to say.
      </p>
      <TextField
        name="own"
        label="Hours you still put in yourself"
        hint="Writing briefs, answering, looking at what came."
        inputMode="decimal"
        suffix="hours"
        initial={hours(reckoning?.ownMinutes ?? 0)}
      />
      <fieldset className="grid gap-3 sm:grid-cols-2">
        <legend className="float-start mb-2 w-full font-semibold">
          What an hour of yours is worth to the business
        </legend>
        <TextField
          name="hourLow"
          label="At least"
          inputMode="decimal"
          suffix={own}
          initial={hourOf(reckoning?.hourMinorLow)}
        />
        <TextField
          name="hourHigh"
          label="At most"
          inputMode="decimal"
          suffix={own}
          initial={hourOf(reckoning?.hourMinorHigh)}
        />
      </fieldset>
      <input type="hidden" name="currency" value={own} />
      <TextAreaField
        name="usedFor"
        label="What you used the time for"
        rows={3}
        isOptional
        initial={reckoning?.usedFor ?? ''}
      />
      <CheckboxField
        name="isShared"
        label={`Let ${assistant} see this`}
        hint={`Otherwise it stays with the owners: ${assistant} isn’t shown any of it.`}
        isInitiallyChecked={reckoning?.isShared ?? false}
      />
      <div>
        <Submit pending="Reckoning…">Reckon it</Submit>
      </div>
    </ActionForm>
  );
}

function hours(minutes: number): string {
  return String(Math.round((minutes / 60) * 100) / 100);
}
