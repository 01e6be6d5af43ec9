'use client';

import { useForm } from '@/components/forms/action-form';
import { errorFor } from '@/lib/platform/actions/form-state';

/** Where the message stands, for the marks that it is about; a page has one review at most. */
export const UNMET_MESSAGE = 'unmet-message';

/** @returns the refusal of a review in which no criterion was named; it is about all of them. */
export function useUnmetError(): string | undefined {
  return errorFor(useForm().state, 'unmet');
}

/** Above the criteria, when none was named: each of their marks refers to it, and the first of them gets the focus. */
export function UnmetMessage() {
  const error = useUnmetError();
  return error ? (
    <p id={UNMET_MESSAGE} className="font-semibold text-risk">
      {error}
    </p>
  ) : null;
}
