'use client';

import { useEffect, useRef, useState } from 'react';
import { makeSaver, type Saver } from '@/components/forms/autosave/saver';
import { saveDraft } from '@/lib/threads/composing/drafting.actions';

type KeepDraftProps = {
  readonly text: string;
  /** what the page came with */
  readonly draft: string;
  /** the message that it replies to, if any */
  readonly quotedId: string | null;
};

/** Keeps what is being written, for its writer alone: after a reload and on another device it goes on from there. */
export function KeepDraft({ text, draft, quotedId }: KeepDraftProps) {
  const here = useRef<HTMLSpanElement>(null);
  const saver = useRef<Saver | null>(null);
  const [isKept, setIsKept] = useState(draft !== '');
  const wasSent = useRef(false);

  useEffect(() => {
    const form = here.current?.closest('form');
    if (!form) return;
    const made = makeSaver({
      action: saveDraft,
      read: () => wordsOf(form),
      tell: (state) => setIsKept(state.kind === 'saved'),
      onSaved: () => undefined,
    });
    saver.current = made;
    const markSent = () => {
      wasSent.current = true;
    };
    // another form of the page may use the draft, so what was typed last is saved before that is sent
    const onAnother = ({ target }: SubmitEvent) => {
      if (target !== form) made.hurry();
    };
    form.addEventListener('submit', made.stop);
    form.addEventListener('reset', markSent);
    document.addEventListener('submit', onAnother, { capture: true });
    window.addEventListener('online', made.hurry);
    return () => {
      form.removeEventListener('submit', made.stop);
      form.removeEventListener('reset', markSent);
      document.removeEventListener('submit', onAnother, { capture: true });
      window.removeEventListener('online', made.hurry);
      made.hurry();
    };
  }, []);
  const known = useRef({ text: draft, quotedId });
  useEffect(() => {
    const before = known.current;
    // what replies to something and says nothing yet is no draft
    if (text === before.text && (text === '' || quotedId === before.quotedId)) return;
    known.current = { text, quotedId };
    const isSent = text === '' && wasSent.current;
    wasSent.current = false;
    // what was sent is no draft any more, and the server knows
    if (isSent) saver.current?.stop();
    else saver.current?.typed();
  }, [text, quotedId]);

  return (
    <span ref={here} className="text-sm text-quiet">
      {isKept && text !== '' ? 'Draft kept' : ''}
    </span>
  );
}

/** Files arrive by themselves, and wait on the server as the words do. */
function wordsOf(form: HTMLFormElement): FormData {
  const words = new FormData();
  for (const [name, value] of new FormData(form).entries()) {
    if (typeof value === 'string' && !name.startsWith('$ACTION')) words.append(name, value);
  }
  return words;
}
