import type { Template } from '@/lib/agreements/templates';
import type { Terms } from '@/lib/agreements/terms/terms.rules';
import { plainAmount } from '@/lib/platform/money/money';
import { payingAsTyped, typedPaying } from './paying-fields';
import type { TypedTerms } from './terms-fields';

/** @returns the fields of a new agreement: what the template suggests. The rate is left for the owner to say. */
export function suggestedTerms(
  { payType, terms }: Pick<Template, 'payType' | 'terms'>,
  { currency, startsOn }: { readonly currency: string; readonly startsOn: string },
): TypedTerms {
  return {
    payType,
    paySchedule: terms.paySchedule,
    ...countsAsTyped(terms),
    ...payingAsTyped(terms),
    rate: '',
    cap: '',
    currency,
    startsOn,
    endsOn: '',
  };
}

/**
 * @returns the fields of an agreement signed elsewhere: nothing is suggested, since what is entered is confirmed as
 * what the file says.
 */
export function unknownTerms({ payType, terms }: Template, currency: string): TypedTerms {
  return {
    payType,
    paySchedule: terms.paySchedule,
    currency,
    rate: '',
    cap: '',
    evaluationCadenceMonths: '',
    responseTimeHours: '',
    noticeDays: '',
    autoApprovalDays: '',
    ...typedPaying(() => ''),
    startsOn: '',
    endsOn: '',
  };
}

/** @returns terms as one would have typed them. */
export function asTyped(terms: Terms): TypedTerms {
  const { payType, paySchedule, currency, rateMinor, capMinor, startsOn, endsOn } = terms;
  return {
    payType,
    paySchedule,
    currency,
    rate: plainAmount({ minor: rateMinor, currency }),
    cap: capMinor === null ? '' : plainAmount({ minor: capMinor, currency }),
    ...countsAsTyped(terms),
    ...payingAsTyped(terms),
    startsOn,
    endsOn: endsOn ?? '',
  };
}

type Counts = Pick<
  Terms,
  'evaluationCadenceMonths' | 'responseTimeHours' | 'noticeDays' | 'autoApprovalDays'
>;

function countsAsTyped(counts: Counts) {
  return {
    evaluationCadenceMonths: String(counts.evaluationCadenceMonths),
    responseTimeHours: String(counts.responseTimeHours),
    noticeDays: String(counts.noticeDays),
    autoApprovalDays: counts.autoApprovalDays === null ? '' : String(counts.autoApprovalDays),
  };
}
