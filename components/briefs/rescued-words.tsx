'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import { Notice } from '@/components/ui/notice';

type RescuedWordsProps = {
  /** whether the form is still there, and with it the words typed into it */
  readonly isOpen: boolean;
  /** what has been recorded meanwhile: words that got there aren't lost */
  readonly said: readonly string[];
  /** the form is in the part of the page with this id */
  readonly within: string;
  readonly children: ReactNode;
};

/**
 * Rescues what somebody was typing into a form that has disappeared, since another was faster: the reloaded page shows
 * the new state, with their words below it, to be used elsewhere.
 */
export function RescuedWords({ isOpen, said, within, children }: RescuedWordsProps) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const onInput = ({ target }: FormEvent) => {
    const part = target instanceof Element ? target.closest(`#${within}`) : null;
    if (part) setTyped(wordsIn(part));
  };
  const words = isOpen ? [] : Object.entries(typed).filter(([, text]) => text !== '' && !said.includes(text));
  return (
    <div onInput={onInput}>
      {words.length > 0 ? (
        <div className="mb-8" role="status">
          <Notice title="Somebody else was faster. What you typed isn’t lost:">
            {words.map(([name, text]) => (
              <p key={name} className="whitespace-pre-line">
                {text}
              </p>
            ))}
          </Notice>
        </div>
      ) : null}
      {children}
    </div>
  );
}

/**
 * @returns the text of visible fields, by name. The reason under a criterion now marked as met isn't shown, and isn't
 * sent.
 */
function wordsIn(part: Element): Readonly<Record<string, string>> {
  const shown = [...part.querySelectorAll('textarea')].filter((field) => field.checkVisibility());
  return Object.fromEntries(shown.map(({ name, value }) => [name, value.trim()]));
}
