import { type FormAction, type FormState, IDLE } from '@/lib/platform/actions/form-state';
import { type Fields, formOf } from '@/lib/platform/actions/to-form';

export { type Fields, formOf } from '@/lib/platform/actions/to-form';

/** Posts a form to an action as a browser would. @returns the action's answer. */
export function submit<Data>(action: FormAction<Data>, fields: Fields = {}): Promise<FormState<Data>> {
  return action(IDLE, formOf(fields));
}

/** @returns the answer of an action that accepted. @throws Error that names the refusal, when it was refused. */
export function doneOf<Data>(answer: FormState<Data>): Data {
  if (answer.status === 'done') return answer.data;
  throw new Error(`expected the action to be done, but it was ${JSON.stringify(answer)}`);
}

/** @returns the refusal. @throws Error when the action was not refused. */
export function refusalOf(answer: FormState): Extract<FormState, { status: 'refused' }> {
  if (answer.status === 'refused') return answer;
  throw new Error(`expected the action to be refused, but it was ${JSON.stringify(answer)}`);
}
