import { SelectField, TextField } from '@/components/forms/fields';
import {
  FEE_BEARERS,
  type FeeBearer,
  type PayingTerms,
  ROUNDING_STEPS,
  ROUNDING_WAYS,
} from '@/lib/agreements/terms/paying.rules';
import type { PayType } from '@/lib/agreements/terms/terms.rules';

/** How pay is computed and paid, as in the form. Empty: the agreement doesn't say. */
export type TypedPaying = { readonly [name in keyof PayingTerms]: string };

/** @returns these terms from a form's values. */
export function typedPaying(typed: (name: keyof PayingTerms) => string): TypedPaying {
  return {
    paidWithinDays: typed('paidWithinDays'),
    feesBorneBy: typed('feesBorneBy'),
    timeSilenceDays: typed('timeSilenceDays'),
    disputeDays: typed('disputeDays'),
    roundingMinutes: typed('roundingMinutes'),
    roundingWay: typed('roundingWay'),
    retainerHours: typed('retainerHours'),
    carriedHours: typed('carriedHours'),
  };
}

/** @returns these terms as one would have typed them. */
export function payingAsTyped(terms: PayingTerms): TypedPaying {
  return typedPaying((name) => String(terms[name] ?? ''));
}

/** Short enough to fit a closed field, on a phone too; the agreement itself says them in full. */
const BEARER_WORDS: Record<FeeBearer, string> = {
  each: 'Each pays their own',
  business: 'The business pays both',
  assistant: 'The assistant pays both',
};

const WAY_WORDS = { nearest: 'to the nearest', up: 'up', down: 'down' } as const;

/** The fields for how pay is computed and paid; only those that apply to this kind of pay. */
export function PayingFields({ terms, payType }: { terms: TypedPaying; payType: PayType }) {
  return (
    <>
      <TextField
        name="paidWithinDays"
        label="Approved work is paid within"
        suffix="working days"
        inputMode="numeric"
        initial={terms.paidWithinDays}
        hint={`${
          payType === 'fixed'
            ? 'After a brief is approved, or its pay period ends'
            : 'After the pay period ends'
        }; empty means 5`}
        isOptional
      />
      <SelectField
        name="feesBorneBy"
        label="Who pays which fee"
        initial={terms.feesBorneBy}
        hint="The cost of sending the money, and of receiving it"
        isOptional
        choices={[
          { value: '', label: 'Not said' },
          ...FEE_BEARERS.map((value) => ({ value, label: BEARER_WORDS[value] })),
        ]}
      />
      {payType === 'retainer' ? <RetainerFields terms={terms} /> : null}
      {payType === 'fixed' ? null : <TimeFields terms={terms} />}
    </>
  );
}

function RetainerFields({ terms }: { terms: TypedPaying }) {
  return (
    <>
      <TextField
        name="retainerHours"
        label="It is for"
        suffix="hours a period"
        inputMode="numeric"
        initial={terms.retainerHours}
        hint="Empty: hours aren’t counted"
        isOptional
      />
      <TextField
        name="carriedHours"
        label="Carried over"
        suffix="hours at most"
        inputMode="numeric"
        initial={terms.carriedHours}
        hint="Unused hours carried into the next period"
        isOptional
      />
    </>
  );
}

function TimeFields({ terms }: { terms: TypedPaying }) {
  return (
    <>
      <SelectField
        name="roundingMinutes"
        label="A day’s time is counted"
        initial={terms.roundingMinutes}
        isOptional
        choices={[
          { value: '', label: 'To the minute' },
          ...ROUNDING_STEPS.map((step) => ({ value: String(step), label: `Rounded to ${step} minutes` })),
        ]}
      />
      <SelectField
        name="roundingWay"
        label="If it is rounded"
        initial={terms.roundingWay || 'nearest'}
        isOptional
        choices={ROUNDING_WAYS.map((value) => ({ value, label: WAY_WORDS[value] }))}
      />
      <TextField
        name="timeSilenceDays"
        label="Time counts as approved after"
        suffix="days"
        inputMode="numeric"
        initial={terms.timeSilenceDays}
        hint="Without an answer. Empty: as for what is delivered; 0: never"
        isOptional
      />
      <TextField
        name="disputeDays"
        label="Can then be disputed for"
        suffix="days"
        inputMode="numeric"
        initial={terms.disputeDays}
        hint="What was approved without an answer. Empty: it is final"
        isOptional
      />
    </>
  );
}
