import type { ImportAnswer } from '@/lib/briefs/importing/importing.actions';
import type { FormState } from '@/lib/platform/actions/form-state';

/** @returns what the import's form was answered; null before it was sent, and when it was refused. */
export function answerIn(state: FormState): ImportAnswer | null {
  return state.status === 'done' && isAnswer(state.data) ? state.data : null;
}

/** A form knows its answer only as something. */
function isAnswer(data: unknown): data is ImportAnswer {
  return typeof data === 'object' && data !== null && 'kind' in data;
}
