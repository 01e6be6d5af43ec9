'use client';

import { startTransition, useRef, useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { type FormState, IDLE } from '@/lib/platform/actions/form-state';
import { answerTo, isUnanswered } from './answered';
import { useFocusAfterRemoval } from './focus-after-removal';
import { forgetLeft, type UnansweredForm, useLeftUnanswered } from './left-unanswered';
import { RefusalWords } from './refusal-words';

/** Forms that have left the page before there was an answer to them, such as one in a row that it removed. */
export function LeftForms() {
  return useLeftUnanswered().map((form) => <LeftForm key={String(form.sent.get('once'))} form={form} />);
}

/** Says that nobody knows what became of it, and finds it out by sending the very same again. */
function LeftForm({ form }: { readonly form: UnansweredForm }) {
  const [state, setState] = useState<FormState>(IDLE);
  const [isSending, startSending] = useTransition();
  const again = () =>
    startSending(async () => {
      const answer = await answerTo(form.action, form.sent).catch((error: unknown) => {
        // it leads to another page
        forgetLeft(form);
        throw error;
      });
      startTransition(() => setState(answer));
    });
  const here = useRef<HTMLElement>(null);
  useFocusAfterRemoval(here);
  const isOpen = state.status !== 'done';
  const forget = () => forgetLeft(form);
  return (
    <section
      ref={here}
      aria-label="Without an answer"
      className="mt-8 flex w-fit flex-wrap items-baseline gap-x-4 gap-y-2 rounded-md border border-edge bg-sheet px-4 py-3"
      data-no-print
    >
      <p className="max-w-measure">
        <RefusalWords>{whatBecameOf(form, state)}</RefusalWords>
      </p>
      <div className="flex flex-wrap gap-2">
        {/* the same button throughout: it keeps the focus once there is an answer */}
        <Button
          look="quiet"
          aria-disabled={isSending}
          onClick={isSending ? undefined : isOpen ? again : forget}
        >
          {isSending ? 'Sending again…' : isOpen ? 'Send it again' : 'Close'}
        </Button>
        {isOpen ? (
          <Button look="plain" onClick={forget}>
            Leave it
          </Button>
        ) : null}
      </div>
    </section>
  );
}

function whatBecameOf({ button }: UnansweredForm, state: FormState): string {
  const it = button === '' ? 'What you sent' : `“${button}”`;
  if (state.status === 'done') return `${it}: that is done.`;
  if (state.status === 'refused' && !isUnanswered(state))
    return `${it}: ${[state.message, ...Object.values(state.fieldErrors)].filter(Boolean).join(' ')}`;
  const none = state.status === 'idle' ? 'no answer came' : 'there is still no answer';
  return `${it}: ${none}, and this page doesn’t show it any more. It may be done, or somebody else was faster. Send it again to find out; nothing is done twice.`;
}
