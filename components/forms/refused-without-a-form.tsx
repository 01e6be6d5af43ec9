'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { leaveBehind } from './left-behind';
import { RefusalWords } from './refusal-words';
import type { WrittenText } from './written-texts';
import { WrittenTexts } from './written-texts-view';

type RefusedProps = {
  readonly refusal: string;
  readonly texts: readonly WrittenText[];
};

/**
 * The answer to a form that was posted without scripts, or before they had loaded, and may have left the page since.
 * Where the page shows the refusal at the form, this isn't seen (app/styles/forms.css). Once scripts are there, it stays
 * when the page is made anew.
 */
export function RefusedWithoutAForm({ refusal, texts }: RefusedProps) {
  const here = useRef<HTMLElement>(null);
  const [isKept, setKept] = useState(false);
  const title = useId();
  useEffect(() => {
    if (here.current?.checkVisibility()) leaveBehind({ button: '', refusal, texts });
    setKept(true);
  }, [refusal, texts]);
  if (isKept) return null;
  return (
    <section ref={here} aria-labelledby={title} className="left-form refused-without-a-form">
      <p id={title} role="alert" className="max-w-measure">
        This wasn’t done: <RefusalWords>{refusal}</RefusalWords>
      </p>
      <WrittenTexts texts={texts} />
    </section>
  );
}
