'use client';

import { useId } from 'react';
import { OwedGroup, type OwedWords, useOwedError } from '@/components/pay/owed-group';

type RunChoiceProps = {
  readonly assistants: readonly { readonly name: string; readonly items: readonly OwedWords[] }[];
};

/** What a run pays, by assistant. */
export function RunChoiceFields({ assistants }: RunChoiceProps) {
  const id = useId();
  const error = useOwedError();
  const errorId = error ? `${id}-error` : undefined;
  return (
    <>
      {assistants.map(({ name, items }) => (
        <OwedGroup key={name} legend={name} items={items} errorId={errorId} />
      ))}
      {error ? (
        <p id={errorId} role="alert" className="text-sm font-semibold text-risk">
          {error}
        </p>
      ) : null}
    </>
  );
}
