'use client';

import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useForm } from '@/components/forms/action-form';
import type { Parties } from '@/lib/agreements/document/wording';
import type { ClauseText } from '@/lib/agreements/templates/clauses';
import type { FormValues } from '@/lib/platform/actions/form-state';
import { AddClause } from './add-clause';
import { ClauseItem } from './clause-item';
import { type Arrangement, arrange, type ClauseRow, notInText, rowsOf } from './clause-rows';
import { asRead } from './reading';

type ClauseListProps = {
  readonly initial: FormValues;
  readonly library: readonly ClauseText[];
  readonly parties: Parties;
  /** what is said about a clause, by its key */
  readonly notes: ReadonlyMap<string, ReactNode>;
};

/** The text, clause by clause, in reading order. */
export function ClauseList({ initial, library, parties, notes }: ClauseListProps) {
  const { state } = useForm();
  const here = useRef<HTMLDivElement>(null);
  const [rows, setRows] = useState(() =>
    rowsOf(state.status === 'refused' ? state.values : initial, library),
  );
  const [done, setDone] = useState<{ arrangement: Arrangement; words: string } | null>(null);
  const errorOf = useErrors(rows);

  const onArrange = useCallback(
    (arrangement: Arrangement) => {
      setRows((before) => arrange(before, arrangement, library));
      setDone({ arrangement, words: wordsFor(arrangement) });
    },
    [library],
  );
  useEffect(() => {
    if (!done || !here.current) return;
    focusAfter(here.current, done.arrangement);
    // typing protection and autosave listen for input, and this change counts as that
    here.current.dispatchEvent(new Event('input', { bubbles: true }));
  }, [done]);

  const read = useCallback(
    (text: string) => {
      const form = here.current?.closest('form');
      return form ? asRead(text, new FormData(form), parties) : text;
    },
    [parties],
  );
  return (
    <div ref={here} className="grid max-w-measure gap-10">
      <ol className="grid gap-10">
        {rows.map((row, index) => (
          <ClauseItem
            key={row.id}
            row={row}
            index={index}
            isLast={index === rows.length - 1}
            headingError={errorOf(row, 'heading')}
            bodyError={errorOf(row, 'body')}
            onArrange={onArrange}
            asRead={read}
            note={notes.get(row.key)}
          />
        ))}
      </ol>
      <p role="status" className="sr-only">
        {done?.words}
      </p>
      <AddClause clauses={notInText(rows, library)} onArrange={onArrange} />
    </div>
  );
}

/** Messages name a clause by its place when the form was sent; they follow it wherever it moves since. */
function useErrors(rows: readonly ClauseRow[]) {
  const { state } = useForm();
  const at = state.status === 'idle' ? 0 : state.at;
  const [sent, setSent] = useState({ at, rows });
  if (sent.at !== at) setSent({ at, rows });
  return (row: ClauseRow, field: 'heading' | 'body') => {
    const place = sent.rows.findIndex(({ id }) => id === row.id);
    return state.status === 'refused' ? state.fieldErrors[`clauses[${place}].${field}`] : undefined;
  };
}

/** The focus follows the clause: to the same button, to the one that restores it, or into what was added. */
function focusAfter(list: HTMLElement, arrangement: Arrangement): void {
  const items = [...list.querySelectorAll<HTMLElement>('[data-row]')];
  if (arrangement.kind === 'add') {
    items.at(-1)?.querySelector<HTMLElement>('input:not([type="hidden"])')?.focus();
    return;
  }
  const { kind, index } = arrangement;
  const item = items[kind === 'up' ? index - 1 : kind === 'down' ? index + 1 : index];
  const button = { up: 'up', down: 'down', remove: 'putback', putback: 'remove' }[kind];
  item?.querySelector<HTMLElement>(`[data-arrange="${button}"]`)?.focus();
}

function wordsFor(arrangement: Arrangement): string {
  if (arrangement.kind === 'add') return 'The clause is at the end of the text.';
  const place = arrangement.index + 1;
  switch (arrangement.kind) {
    case 'up':
      return `Clause ${place} is clause ${place - 1} now.`;
    case 'down':
      return `Clause ${place} is clause ${place + 1} now.`;
    case 'remove':
      return `Clause ${place} is taken out.`;
    case 'putback':
      return `Clause ${place} is back.`;
  }
}
