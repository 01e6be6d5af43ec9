import { startTransition, useActionState, useEffect, useEffectEvent, useState, useTransition } from 'react';
import { type FormAction, type FormState, IDLE } from '@/lib/platform/actions/form-state';
import { leaveBehind } from './left-behind';
import { leaveUnanswered } from './left-unanswered';
import { useOnceGone } from './once-gone';
import { hasBeenSaid, sentPatiently } from './sending';
import { isUnanswered, refusalIn, unanswered } from './unanswered';
import type { WrittenText } from './written-texts';

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
  const onceGone = useOnceGone();
  const sendAs = (button: string, sent: FormData, texts: readonly WrittenText[]) =>
    startSending(async () => {
      onceGone(null);
      const answer = await answerTo(action, sent, hears?.keep);
      const refusal = refusalIn(answer);
      if (isUnanswered(answer))
        onceGone(() => leaveUnanswered({ button, sent, texts, action: (_, form) => action(IDLE, form) }));
      else if (refusal !== null) onceGone(() => leaveBehind({ button, refusal, texts }));
      hears?.hear(answer, sent);
      // in a transition, so that the answer appears together with the page it has changed (react.dev, useTransition)
      startTransition(() => setOwn({ answer, again: () => sendAs(button, sent, texts) }));
    });
  const send = (sent: FormData, by: HTMLElement | null, texts: readonly WrittenText[]) =>
    sendAs(by?.textContent ?? '', sent, texts);
  // a refusal that the form shows leaves the page together with it (useLeavingBehind)
  const noteShown = useEffectEvent(() => onceGone(null));
  useEffect(() => {
    if (own && refusalIn(own.answer) !== null) noteShown();
  }, [own]);
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
