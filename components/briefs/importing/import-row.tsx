'use client';

import { clsx } from 'clsx';
import { useId } from 'react';
import { INPUT_LOOK } from '@/components/ui/field';
import { FieldError } from '@/components/ui/field-error';
import { COLUMNS, type ColumnKey } from '@/lib/briefs/importing/columns.rules';
import type { PreviewRow } from '@/lib/briefs/importing/preview.rules';

type ImportRowProps = {
  readonly row: PreviewRow;
  /** which of the corrected rows it is, in the form */
  readonly position: number;
  readonly assistants: readonly string[];
};

/** One row of the file: a summary, the inputs of what is wrong, and a way to leave it out. */
export function ImportRow({ row, position, assistants }: ImportRowProps) {
  const { line, cells, toCorrect, isLeftOut } = row;
  const id = useId();
  const prefix = `fixes[${position}]`;
  return (
    <li className="grid gap-3 py-3">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1">
        <div className="min-w-0">
          <p className="font-semibold">{cells.title || 'Without a title'}</p>
          <p className="text-sm text-quiet">{inShort(row)}</p>
        </div>
        <label className="flex min-h-6 items-center gap-2 text-sm">
          <input
            type="checkbox"
            name="leftOut"
            value={line}
            defaultChecked={isLeftOut}
            className="size-5 accent-accent"
            aria-label={`Leave out row ${line}`}
          />
          Leave out
        </label>
      </div>
      {toCorrect.length > 0 ? (
        <div className="grid max-w-measure gap-3 border-s-2 border-line ps-4">
          <input type="hidden" name={`${prefix}.line`} value={line} />
          {toCorrect.map((column) => (
            <Cell
              key={column}
              id={`${id}-${column}`}
              name={`${prefix}.cells.${column}`}
              column={column}
              row={row}
              assistants={assistants}
            />
          ))}
        </div>
      ) : null}
    </li>
  );
}

type CellProps = Pick<ImportRowProps, 'row' | 'assistants'> & {
  readonly id: string;
  readonly name: string;
  readonly column: ColumnKey;
};

function Cell({ id, name, column, row, assistants }: CellProps) {
  const error = row.errors[column];
  const cell = row.cells[column] ?? '';
  const input = {
    id,
    name,
    defaultValue: cell,
    className: clsx(INPUT_LOOK, 'field-sizing-content'),
    'aria-invalid': error ? true : undefined,
    'aria-describedby': error ? `${id}-error` : undefined,
  };
  const isKnown = assistants.includes(cell);
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm font-semibold">
        {COLUMNS[column].name}
        <span className="sr-only"> of row {row.line}</span>
      </label>
      {column === 'for' ? (
        <select {...input}>
          {isKnown ? null : <option value={cell}>{cell === '' ? 'Nobody yet' : cell}</option>}
          {assistants.map((assistant) => (
            <option key={assistant} value={assistant}>
              {assistant}
            </option>
          ))}
        </select>
      ) : (
        <textarea {...input} rows={1} />
      )}
      <FieldError id={id} error={error} />
    </div>
  );
}

function inShort({ line, cells }: PreviewRow): string {
  const due = cells.due
    ? `due ${[cells.due, cells.time, cells.zone].filter(Boolean).join(' ')}`
    : 'no date yet';
  return [`Row ${line}`, cells.for, cells.deliverable, due].filter(Boolean).join(' · ');
}
