import type { FormState } from '@/lib/platform/actions/form-state';

/** @returns the answer of a form with several kinds of answers; null before it was sent, and when it was refused. */
export function answerIn<Answer extends { readonly kind: string }>(state: FormState): Answer | null {
  return state.status === 'done' && isAnswer<Answer>(state.data) ? state.data : null;
}

/** A form only knows its answer as unknown data. */
function isAnswer<Answer>(data: unknown): data is Answer {
  return typeof data === 'object' && data !== null && 'kind' in data;
}
