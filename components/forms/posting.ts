import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { FormState } from '@/lib/platform/actions/form-state';
import { useFocusAfterRemoval } from './focus-after-removal';
import { useLeavingBehind } from './left-behind';
import { refuseTooMuch } from './weighing';
import type { WrittenText } from './written-texts';

type Posting = {
  /** the form's present answer */
  readonly state: FormState;
  /** one is on its way: a second press posts nothing */
  readonly isBusy: boolean;
  readonly post: (data: FormData, submitter: HTMLElement | null, texts: readonly WrittenText[]) => void;
};

/**
 * Posts a form by hand instead of through React's form action: React would reset its fields, and files can't be
 * restored. After a refusal the first invalid field gets the focus; a form that disappears when done passes it on
 * (useKeptPlace). Files that are too large together aren't posted.
 * @returns the answer that the form shows, and its `ref` and `onSubmit`
 */
export function usePosting({ state: answer, isBusy, post }: Posting): {
  readonly state: FormState;
  readonly form: RefObject<HTMLFormElement | null>;
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
} {
  const form = useRef<HTMLFormElement>(null);
  useFocusAfterRemoval(form);
  const [tooMuch, setTooMuch] = useState<FormState | null>(null);
  const state = tooMuch ?? answer;
  const { noteSent } = useLeavingBehind(form, state);
  useEffect(() => {
    if (state.status === 'refused') firstInvalidField(form.current)?.focus();
  }, [state]);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const { nativeEvent, currentTarget } = event;
    const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
    const data = new FormData(currentTarget, submitter);
    const refusal = refuseTooMuch(data);
    setTooMuch(refusal);
    if (!refusal) post(data, submitter, noteSent());
  };
  return { state, form, onSubmit };
}

/** @returns where the focus goes after a refusal: the first invalid field, else the form's message. */
export function firstInvalidField(form: HTMLFormElement | null): HTMLElement | null {
  const field = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
  return field ?? form?.querySelector<HTMLElement>('[role="alert"]') ?? null;
}
