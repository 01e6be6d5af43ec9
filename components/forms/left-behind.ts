import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { FormState } from '@/lib/platform/actions/form-state';
import { forgetAllLeft } from './left-unanswered';
import { refusalIn } from './unanswered';
import { watchedList } from './watched-list';
import { isTextInput, type TextInput, textInputsOf, type WrittenText, wordsIn } from './written-texts';

/** What a form that the page has lost leaves to its person. */
export type LeftBehind = {
  readonly id: string;
  /** what its button says; empty where there was none */
  readonly button: string;
  /** why it was refused; null if it had not been sent */
  readonly refusal: string | null;
  /** what was written into it, and isn't said anywhere */
  readonly texts: readonly WrittenText[];
};

/** A form on its way out of the page; whether its person closed it or the page lost it, isn't known yet. */
type Leaving = { readonly form: HTMLFormElement; readonly leaves: Omit<LeftBehind, 'id'> };

const behind = watchedList<LeftBehind>();
let leaving: readonly Leaving[] = [];
/** Whose it is: others who sign in on the device find nothing. */
let writer = '';

/** @returns what forms have left behind that the page has lost. */
export const useLeftBehind = behind.use;

/** Its person has read it, or has it elsewhere. */
export const forgetBehind = behind.remove;

/** Keeps what a form leaves whose answer came when the page had lost it already. */
export function leaveBehind(form: Omit<LeftBehind, 'id'>): void {
  behind.add({ id: crypto.randomUUID(), ...form });
}

/**
 * Keeps what the forms leave that leave the page together with a new rendering of it: those were taken by what has
 * changed. Whoever closes a form, or goes to another page, leaves nothing.
 * @param person whose pages these are
 * @param madeAt when the server made the page shown
 * @param pathname its address
 */
export function useKeepingBehind(person: string, madeAt: number, pathname: string): void {
  const shown = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page made anew is what it waits for
  useLayoutEffect(() => {
    if (writer !== person) {
      behind.clear();
      forgetAllLeft();
    } else if (shown.current === pathname)
      for (const { form, leaves } of leaving) if (!form.isConnected) leaveBehind(leaves);
    writer = person;
    shown.current = pathname;
  }, [person, madeAt, pathname]);
}

/**
 * Notes what is written into a form, so that the page can lose the form without losing the words: live news can take it
 * away while somebody is writing, or just after it was refused. A form that keeps what is typed by itself (keep-typed)
 * needs none of it.
 * @param state the answer that the form shows
 * @returns `noteSent`, to be called when what it holds is sent: it returns those words, and from then on only the answer
 * is missing
 */
export function useLeavingBehind(form: RefObject<HTMLFormElement | null>, state: FormState) {
  const written = useRef(new Set<TextInput>());
  const sent = useRef<ReadonlySet<TextInput> | null>(null);
  const answer = useRef(state);

  useEffect(() => {
    answer.current = state;
    if (state.status !== 'refused') return;
    // what was posted without scripts isn't known: it's all that came back
    const refused = sent.current ?? (written.current.size === 0 ? textInputsOf(form.current) : []);
    for (const input of refused) written.current.add(input);
  }, [state, form]);

  useEffect(() => {
    const { current } = form;
    const note = ({ target }: Event) => {
      if (isTextInput(target)) written.current.add(target);
    };
    const forget = () => written.current.clear();
    // on a slow connection people write before this listens
    for (const input of textInputsOf(current))
      if (input.value !== input.defaultValue) written.current.add(input);
    current?.addEventListener('input', note);
    current?.addEventListener('reset', forget);
    return () => {
      current?.removeEventListener('input', note);
      current?.removeEventListener('reset', forget);
    };
  }, [form]);

  useLayoutEffect(() => {
    const { current } = form;
    return () => {
      if (!current || current.querySelector('[data-keeps-typing]')) return;
      const texts = wordsIn(written.current);
      const refusal = refusalIn(answer.current);
      if (texts.length > 0 || refusal !== null)
        leave({ form: current, leaves: { button: buttonOf(current), refusal, texts } });
    };
  }, [form]);

  return {
    noteSent(): readonly WrittenText[] {
      sent.current = written.current;
      written.current = new Set();
      return wordsIn(sent.current);
    },
  };
}

function buttonOf(form: HTMLFormElement): string {
  return form.querySelector('button:not([type="button"])')?.textContent ?? '';
}

/** What isn't kept by the rendering that takes it is dropped right after. */
function leave(form: Leaving): void {
  leaving = [...leaving, form];
  queueMicrotask(() => {
    leaving = leaving.filter((each) => each !== form);
  });
}
