import { type FormState, typedValues } from '@/lib/platform/actions/form-state';

/** The code of a refusal that didn't come from the server: whether it was done is unknown. */
const UNANSWERED = 'unanswered';

const SAYS = 'No answer came. What you typed is still here: send it again when the connection is back.';

/** @returns the answer to a form that was sent and got none. */
export function unanswered(form: FormData): FormState<never> {
  const values = typedValues(form);
  return { status: 'refused', code: UNANSWERED, message: SAYS, fieldErrors: {}, values, at: Date.now() };
}

/** @returns whether a form was sent, and nobody knows what became of it. */
export function isUnanswered(state: FormState): boolean {
  return state.status === 'refused' && state.code === UNANSWERED;
}

/** @returns all that a server's refusal says; null if there was none. */
export function refusalIn(state: FormState): string | null {
  if (state.status !== 'refused' || isUnanswered(state)) return null;
  return [state.message, ...Object.values(state.fieldErrors)].filter(Boolean).join(' ');
}
