'use client';

import { useId } from 'react';
import { FieldError } from '@/components/ui/field-error';
import { OwedGroup, type OwedWords, useOwedError } from './owed-group';

/** What a payment paid. */
export function OwedChoice({ items }: { items: readonly OwedWords[] }) {
  const id = useId();
  const error = useOwedError();
  return (
    <OwedGroup legend="What it paid" items={items} errorId={error ? `${id}-error` : undefined}>
      <FieldError id={id} error={error} />
    </OwedGroup>
  );
}
