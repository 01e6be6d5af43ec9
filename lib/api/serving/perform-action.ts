import { type FormAction, IDLE } from '@/lib/platform/actions/form-state';
import { type Fields, formOf } from '@/lib/platform/actions/to-form';
import { problemOf } from './problem';

/**
 * Runs the very action that a form posts to.
 * @returns the action's answer. @throws Problem with the form's messages, at the same fields.
 */
export async function performAction<Data>(action: FormAction<Data>, fields: Fields): Promise<Data> {
  const answer = await action(IDLE, formOf(fields));
  if (answer.status === 'done') return answer.data;
  if (answer.status === 'idle') throw new Error('an action answered nothing');
  const { code, message, fieldErrors, waitSeconds } = answer;
  const errors = Object.entries(fieldErrors).map(([field, said]) => ({ field, message: said }));
  throw problemOf({ code, message, ...(waitSeconds !== undefined && { waitSeconds }) }, errors);
}
