'use client';

import { type KeyboardEvent, type RefObject, useEffect, useId, useState } from 'react';
import { useForm } from '@/components/forms/action-form';
import { ROOM } from '@/components/forms/fields';
import { describedBy, Field, INPUT_LOOK } from '@/components/ui/field';
import { errorFor, valueFor } from '@/lib/platform/actions/form-state';

type TextBoxProps = {
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
};

/** Where the words go. Ctrl or ⌘ with Enter sends them. */
export function TextBox({ box, label, text, onText }: TextBoxProps) {
  const id = useId();
  const { state } = useForm();
  const error = errorFor(state, 'body');
  const [isMine, setIsMine] = useState(false);
  useEffect(() => {
    // what was written before scripts had loaded, or came back with a refusal
    if (box.current?.value) onText(box.current.value);
    setIsMine(true);
  }, [box, onText]);
  return (
    <div className="w-full">
      <Field id={id} label={label} error={error}>
        <textarea
          ref={box}
          id={id}
          name="body"
          rows={3}
          value={isMine ? text : valueFor(state, 'body', text)}
          onChange={({ target }) => onText(target.value)}
          onKeyDown={sendOnModifiedEnter}
          aria-required
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, { hint: false, error: error !== undefined })}
          className={`${INPUT_LOOK} ${ROOM[3]} field-sizing-content max-w-measure`}
        />
      </Field>
    </div>
  );
}

function sendOnModifiedEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
  event.preventDefault();
  const { form } = event.currentTarget;
  // with the form's first button as the submitter, so that it says how the message is sent
  form?.requestSubmit(form.querySelector('button[type="submit"]'));
}
