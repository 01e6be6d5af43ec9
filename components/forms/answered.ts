import { unstable_isUnrecognizedActionError } from 'next/navigation';
import { startTransition, useActionState, useState, useTransition } from 'react';
import { type FormAction, type FormState, IDLE, typedValues } from '@/lib/platform/actions/form-state';

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

/**
 * A form's answer. Without scripts it is posted like any other, and the answer comes with the page. With them, a
 * connection that breaks while it is on its way is an answer as well, so that the form stays as it is; an exception
 * would take the page away with everything typed.
 * @returns the answer, whether one is on its way, `post` for the form itself, and `send`, for posting by scripts
 */
export function useAnswered<Data>(action: FormAction<Data>, hears?: Hears<Data>) {
  const [plain, post, isPosting] = useActionState(action, IDLE);
  const [own, setOwn] = useState<FormState<Data> | null>(null);
  const [isSending, startSending] = useTransition();
  const send = (data: FormData) =>
    startSending(async () => {
      const answer = await action(IDLE, data).catch((error: unknown) => {
        if (hears?.keep(data)) return IDLE;
        if (hasBeenSaid(error)) throw error;
        return unanswered(data);
      });
      hears?.hear(answer, data);
      // in a transition, so that the answer appears together with the page it has changed (react.dev, useTransition)
      startTransition(() => setOwn(answer));
    });
  return { state: own ?? plain, isPending: isPosting || isSending, post, send };
}

/** @returns whether a form was sent, and nobody knows what became of it. */
export function isUnanswered(state: FormState): boolean {
  return state.status === 'refused' && state.code === UNANSWERED;
}

/**
 * What a server throws on purpose, a redirect or a failure, has a digest (nextjs.org, error.js). A server newer than
 * the page doesn't know its forms: retrying can't help.
 */
function hasBeenSaid(error: unknown): boolean {
  return (error instanceof Error && 'digest' in error) || unstable_isUnrecognizedActionError(error);
}

function unanswered(form: FormData): FormState<never> {
  const values = typedValues(form);
  return { status: 'refused', code: UNANSWERED, message: SAYS, fieldErrors: {}, values, at: Date.now() };
}
