'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { useRows } from './rows';

type AddRowProps = {
  /** `givens`, `deliverables` or `deliverables[2].criteria` */
  readonly list: string;
  readonly children: ReactNode;
};

/** Adds an empty row in place; without scripts it asks the server for the same form with one more row. */
export function AddRow({ list, children }: AddRowProps) {
  const { add } = useRows();
  return (
    <div>
      <Button
        type="submit"
        look="plain"
        name="addRow"
        value={list}
        onClick={(event) => {
          event.preventDefault();
          add(list);
        }}
      >
        {children}
      </Button>
    </div>
  );
}
