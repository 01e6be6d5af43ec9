'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { type Arrangement, valueOfArrangement } from './clause-rows';

type ArrangeButtonProps = {
  readonly arrangement: Arrangement;
  readonly onArrange: (arrangement: Arrangement) => void;
  readonly children: ReactNode;
  readonly label?: string;
  /** it can go no further: it keeps the focus, and does nothing */
  readonly isIdle?: boolean;
};

/** Moves, adds or removes a clause in place; without scripts it asks the server for the same form rearranged. */
export function ArrangeButton({
  arrangement,
  onArrange,
  children,
  label,
  isIdle = false,
}: ArrangeButtonProps) {
  return (
    <Button
      type="submit"
      look="plain"
      name="arrange"
      value={valueOfArrangement(arrangement)}
      aria-label={label}
      title={label}
      aria-disabled={isIdle}
      data-arrange={arrangement.kind}
      onClick={(event) => {
        event.preventDefault();
        if (!isIdle) onArrange(arrangement);
      }}
    >
      {children}
    </Button>
  );
}
