'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import { describedBy, Field, INPUT_LOOK } from '@/components/ui/field';

type ChooseFilesProps = {
  readonly id: string;
  /** under which files are posted that come with the form */
  readonly name: string;
  readonly label: string;
  /** with scripts, which send each file by itself */
  readonly hint: string;
  /** without them all come with the form, at once */
  readonly plainHint: string;
  readonly error: string | undefined;
  readonly isOptional?: boolean;
  readonly input: RefObject<HTMLInputElement | null>;
  /** takes files at once, so that they upload by themselves */
  readonly take: (files: readonly File[]) => void;
};

/** Where a form's files are chosen: with scripts each is taken at once; without, they are posted with the form. */
export function ChooseFiles({
  id,
  name,
  label,
  hint,
  plainHint,
  error,
  isOptional = false,
  input,
  take,
}: ChooseFilesProps) {
  const [isAble, setAble] = useState(false);
  /** With the form they would be sent a second time. */
  const takeChosen = (chosen: HTMLInputElement) => {
    take([...(chosen.files ?? [])]);
    chosen.value = '';
  };
  const taking = useRef(takeChosen);
  taking.current = takeChosen;
  useEffect(() => {
    setAble(true);
    // chosen before scripts had loaded
    if (input.current?.files?.length) taking.current(input.current);
  }, [input]);
  return (
    <Field id={id} label={label} hint={isAble ? hint : plainHint} error={error} isOptional={isOptional}>
      <input
        ref={input}
        id={id}
        name={name}
        type="file"
        multiple
        onChange={({ currentTarget }) => takeChosen(currentTarget)}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { hint: true, error: error !== undefined })}
        className={INPUT_LOOK}
      />
    </Field>
  );
}
