'use client';

import { usePathname } from 'next/navigation';
import { type ReactNode, startTransition, useRef, useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { type FormState, IDLE } from '@/lib/platform/actions/form-state';
import { answerTo } from './answered';
import { useFocusAfterRemoval } from './focus-after-removal';
import { forgetBehind, type LeftBehind, useKeepingBehind, useLeftBehind } from './left-behind';
import { forgetLeft, type UnansweredForm, useLeftUnanswered } from './left-unanswered';
import { RefusalWords } from './refusal-words';
import { isUnanswered, refusalIn } from './unanswered';
import { WrittenTexts } from './written-texts-view';

type LeftFormsProps = {
  /** whose pages these are */
  readonly person: string;
  /** when the server made the page shown, in milliseconds since 1970 */
  readonly madeAt: number;
};

/**
 * Forms that have left the page before their person was done with them, such as one in a row that it removed: those
 * without an answer, and the words in those that the page has lost.
 */
export function LeftForms({ person, madeAt }: LeftFormsProps) {
  useKeepingBehind(person, madeAt, usePathname());
  const unanswered = useLeftUnanswered();
  const behind = useLeftBehind();
  return (
    <>
      {unanswered.map((form) => (
        <Unanswered key={String(form.sent.get('once'))} form={form} />
      ))}
      {behind.map((form) => (
        <Behind key={form.id} form={form} />
      ))}
    </>
  );
}

/** Says that nobody knows what became of it, and finds it out by sending the very same again. */
function Unanswered({ form }: { readonly form: UnansweredForm }) {
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
  const isOpen = state.status !== 'done';
  const forget = () => forgetLeft(form);
  return (
    <Left label="Without an answer" words={whatBecameOf(form, state)}>
      {refusalIn(state) === null ? null : <WrittenTexts texts={form.texts} />}
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
    </Left>
  );
}

/** Shows what was written, to be copied: the page has no place for it any more. */
function Behind({ form }: { readonly form: LeftBehind }) {
  return (
    <Left label="No longer on the page" words={whyLeftBehind(form)}>
      <WrittenTexts texts={form.texts} />
      <Button look="quiet" onClick={() => forgetBehind(form)}>
        Close
      </Button>
    </Left>
  );
}

type LeftProps = { readonly label: string; readonly words: string; readonly children: ReactNode };

function Left({ label, words, children }: LeftProps) {
  const here = useRef<HTMLElement>(null);
  useFocusAfterRemoval(here);
  return (
    <section ref={here} aria-label={label} className="left-form" data-no-print>
      <p className="max-w-measure">
        <RefusalWords>{words}</RefusalWords>
      </p>
      {children}
    </section>
  );
}

function whatBecameOf({ button }: UnansweredForm, state: FormState): string {
  const it = named(button);
  if (state.status === 'done') return `${it}: that is done.`;
  const refusal = refusalIn(state);
  if (refusal !== null) return `${it}: ${refusal}`;
  const none = isUnanswered(state) ? 'there is still no answer' : 'no answer came';
  return `${it}: ${none}, and this page doesn’t show it any more. It may be done, or somebody else was faster. Send it again to find out; nothing is done twice.`;
}

function whyLeftBehind({ button, refusal }: LeftBehind): string {
  if (refusal !== null) return `${named(button)}: ${refusal}`;
  const it = button === '' ? 'the form' : `“${button}”`;
  return `This page has changed, and ${it} is no longer on it. What you had written hasn’t been sent; it is kept here for you to copy.`;
}

function named(button: string): string {
  return button === '' ? 'What you sent' : `“${button}”`;
}
