import { type ChoiceGroup, SelectField, TextField } from '@/components/forms/fields';
import { scheduleInWords } from '@/lib/agreements/document/wording';
import {
  PAY_SCHEDULES,
  type PaySchedule,
  type PayType,
  SCHEDULES_OF,
} from '@/lib/agreements/terms/terms.rules';
import type { FormValues } from '@/lib/platform/actions/form-state';
import { PayingFields, type TypedPaying, typedPaying } from './paying-fields';

/** Terms as in the fields. */
export type TypedTerms = TypedPaying & {
  readonly payType: PayType;
  readonly rate: string;
  readonly currency: string;
  readonly cap: string;
  readonly paySchedule: PaySchedule;
  readonly evaluationCadenceMonths: string;
  readonly responseTimeHours: string;
  readonly noticeDays: string;
  readonly autoApprovalDays: string;
  readonly startsOn: string;
  readonly endsOn: string;
};

/** @returns terms from a form's values, for typing that is restored. */
export function termsFrom(values: FormValues, terms: TypedTerms): TypedTerms {
  const typed = (name: keyof TypedTerms) => values[name]?.[0] ?? '';
  return {
    payType: terms.payType,
    rate: typed('rate'),
    currency: typed('currency'),
    cap: typed('cap'),
    paySchedule: PAY_SCHEDULES.find((each) => each === typed('paySchedule')) ?? terms.paySchedule,
    evaluationCadenceMonths: typed('evaluationCadenceMonths'),
    responseTimeHours: typed('responseTimeHours'),
    noticeDays: typed('noticeDays'),
    autoApprovalDays: typed('autoApprovalDays'),
    ...typedPaying(typed),
    startsOn: typed('startsOn'),
    endsOn: typed('endsOn'),
  };
}

type TermsFieldsProps = {
  readonly terms: TypedTerms;
  readonly currencies: readonly ChoiceGroup[];
  /** whether they are to replace terms in force, whose start they begin with */
  readonly isAmendment?: boolean;
};

const RATE_LABEL: Record<PayType, string> = {
  hourly: 'Pay per hour',
  fixed: 'Pay per brief',
  retainer: 'Pay per period',
};

/** Its field begins with the day on which the agreement began, usually long past. */
const WHEN_AN_AMENDMENT_HOLDS =
  'A day that has passed: it holds once both have signed. A later one: its pay counts from then';

/** The terms that the product acts on. The clauses below show them in their text. */
export function TermsFields({ terms, currencies, isAmendment = false }: TermsFieldsProps) {
  return (
    <div className="grid max-w-measure items-end gap-x-6 gap-y-5 sm:grid-cols-2">
      <TextField name="rate" label={RATE_LABEL[terms.payType]} initial={terms.rate} inputMode="decimal" />
      <SelectField name="currency" label="Currency" choices={currencies} initial={terms.currency} />
      <SelectField
        name="paySchedule"
        label="Paid"
        choices={SCHEDULES_OF[terms.payType].map((value) => ({ value, label: scheduleInWords(value) }))}
        initial={terms.paySchedule}
      />
      <TextField
        name="cap"
        label={terms.paySchedule === 'on_approval' ? 'At most per month' : 'At most per pay period'}
        initial={terms.cap}
        inputMode="decimal"
        hint="An amount of money; empty for no limit"
        isOptional
      />
      <TextField
        name="startsOn"
        label="Starts"
        type="date"
        initial={terms.startsOn}
        {...(isAmendment ? { hint: WHEN_AN_AMENDMENT_HOLDS } : {})}
      />
      <TextField name="endsOn" label="Ends" type="date" initial={terms.endsOn} isOptional />
      <TextField
        name="responseTimeHours"
        label="Answers within"
        suffix="hours"
        inputMode="numeric"
        initial={terms.responseTimeHours}
        hint="For both of you, on working days"
      />
      <TextField
        name="evaluationCadenceMonths"
        label="Evaluate every"
        suffix="months"
        inputMode="numeric"
        initial={terms.evaluationCadenceMonths}
        hint="At most 12"
      />
      <TextField
        name="noticeDays"
        label="Notice"
        suffix="days"
        inputMode="numeric"
        initial={terms.noticeDays}
        hint="Either side can end it with this"
      />
      <TextField
        name="autoApprovalDays"
        label="Counts as approved after"
        suffix="days"
        inputMode="numeric"
        initial={terms.autoApprovalDays}
        hint="What is delivered and not answered; empty for never"
        isOptional
      />
      <PayingFields terms={terms} payType={terms.payType} />
    </div>
  );
}
