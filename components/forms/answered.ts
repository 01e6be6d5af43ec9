import { startTransition, useActionState, useState, useTransition } from 'react';
import { type FormAction, type FormState, IDLE, typedValues } from '@/lib/platform/actions/form-state';
import { useLeaving } from './left-unanswered';
import { hasBeenSaid, sentPatiently } from './sending';

/** The code of a refusal that didn't come from the server: whether it was done is unknown. */
const UNANSWERED = 'unanswered';

const SAYS = 'No answer came. What you typed is still here: send it again when the connection is back.';

/** What a form does besides showing its answer, once it has sent something by scripts. */
type Hears<Data> = {
  /**
   * Keeps on this device what got no answer, to be sent again by itself.
   * @returns whether it is kept: the form is then as if nothing had been sent
   */
  readonly keep: (sent: FormData) => boolean;
  readonly hear: (answer: FormState<Data>, sent: FormData) => void;
};

type Own<Data> = { readonly answer: FormState<Data>; readonly again: () => void };

/**
 * A form's answer. Without scripts it is posted like any other, and the answer comes with the page. With them, a
 * connection that breaks while it is on its way is an answer as well, so that the form stays as it is; an exception
 * would take the page away with everything typed.
 * @returns the answer, whether one is on its way, `post` for the form itself, `send`, for posting by scripts, and
 * `again`, while there is no answer: it sends the very same again, though what it was about may have left the form
 */
export function useAnswered<Data>(action: FormAction<Data>, hears?: Hears<Data>) {
  const [plain, post, isPosting] = useActionState(action, IDLE);
  const [own, setOwn] = useState<Own<Data> | null>(null);
  const [isSending, startSending] = useTransition();
  const noteUnanswered = useLeaving();
  const sendAs = (button: string, sent: FormData) =>
    startSending(async () => {
      noteUnanswered(null);
      const answer = await answerTo(action, sent, hears?.keep);
      if (isUnanswered(answer)) noteUnanswered({ button, sent, action: (_, form) => action(IDLE, form) });
      hears?.hear(answer, sent);
      // in a transition, so that the answer appears together with the page it has changed (react.dev, useTransition)
      startTransition(() => setOwn({ answer, again: () => sendAs(button, sent) }));
    });
  const send = (sent: FormData, by: HTMLElement | null) => sendAs(by?.textContent ?? '', sent);
  const again = own && isUnanswered(own.answer) ? own.again : null;
  return { state: own?.answer ?? plain, isPending: isPosting || isSending, post, send, again };
}

/**
 * Posts a form by scripts, again by itself if its answer is lost (`sentPatiently`).
 * @param keep what to do with it when no answer comes; returns whether it is kept, and needs no answer here
 * @returns the answer; `isUnanswered` when none came
 */
export async function answerTo<Data>(
  action: FormAction<Data>,
  sent: FormData,
  keep?: (sent: FormData) => boolean,
): Promise<FormState<Data>> {
  try {
    return await sentPatiently(action, sent);
  } catch (error) {
    if (keep?.(sent)) return IDLE;
    if (hasBeenSaid(error)) throw error;
    return unanswered(sent);
  }
}

/** @returns whether a form was sent, and nobody knows what became of it. */
export function isUnanswered(state: FormState): boolean {
  return state.status === 'refused' && state.code === UNANSWERED;
}

function unanswered(form: FormData): FormState<never> {
  const values = typedValues(form);
  return { status: 'refused', code: UNANSWERED, message: SAYS, fieldErrors: {}, values, at: Date.now() };
}
