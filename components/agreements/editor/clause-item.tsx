'use client';

import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { MarkdownField } from '@/components/forms/markdown-field';
import { describedBy, Field, INPUT_LOOK } from '@/components/ui/field';
import { ArrangeButton } from './arrange-button';
import type { Arrangement, ClauseRow } from './clause-rows';
import { TERMS_TO_INSERT } from './reading';

type ClauseItemProps = {
  readonly row: ClauseRow;
  readonly index: number;
  readonly isLast: boolean;
  readonly headingError: string | undefined;
  readonly bodyError: string | undefined;
  readonly onArrange: (arrangement: Arrangement) => void;
  readonly asRead: (text: string) => string;
  /** what is said about this clause */
  readonly note: ReactNode;
};

/** One clause: its place, its heading and its text. Removed, it leaves a line from which it can be restored. */
export const ClauseItem = memo(function ClauseItem(props: ClauseItemProps) {
  const { row, index, isLast, headingError, bodyError, onArrange, asRead, note } = props;
  const name = `clauses[${index}]`;
  const id = `clause-${row.id}-heading`;
  const place = index + 1;
  return (
    <li data-row={row.id} className="grid gap-2">
      <input type="hidden" name={`${name}.key`} value={row.key} />
      {row.isRemoved ? <input type="hidden" name={`${name}.removed`} value="on" /> : null}
      {row.isRemoved ? (
        <p className="flex flex-wrap items-center gap-x-2 border-s-2 border-line ps-4 text-quiet">
          Clause {place} is taken out.
          <ArrangeButton arrangement={{ kind: 'putback', index }} onArrange={onArrange}>
            Put it back
          </ArrangeButton>
        </p>
      ) : null}
      <fieldset hidden={row.isRemoved} className="grid gap-4">
        <legend className="sr-only">Clause {place}</legend>
        <div className="relative">
          <div className="absolute end-0 -top-1.5 flex gap-1">
            <ArrangeButton
              arrangement={{ kind: 'up', index }}
              onArrange={onArrange}
              label={`Move clause ${place} up`}
              isIdle={index === 0}
            >
              <ArrowUp aria-hidden className="size-4" />
            </ArrangeButton>
            <ArrangeButton
              arrangement={{ kind: 'down', index }}
              onArrange={onArrange}
              label={`Move clause ${place} down`}
              isIdle={isLast}
            >
              <ArrowDown aria-hidden className="size-4" />
            </ArrangeButton>
            <ArrangeButton
              arrangement={{ kind: 'remove', index }}
              onArrange={onArrange}
              label={`Take clause ${place} out`}
            >
              <X aria-hidden className="size-4" />
            </ArrangeButton>
          </div>
          <Field id={id} label={`Clause ${place}`} error={headingError}>
            <input
              id={id}
              name={`${name}.heading`}
              defaultValue={row.heading}
              placeholder="Heading"
              autoComplete="off"
              aria-required
              aria-invalid={headingError ? true : undefined}
              aria-describedby={describedBy(id, { hint: false, error: headingError !== undefined })}
              className={INPUT_LOOK}
            />
          </Field>
        </div>
        <MarkdownField
          name={`${name}.body`}
          label="What it says"
          initial={row.body}
          row={{ error: bodyError }}
          rows={3}
          insertables={TERMS_TO_INSERT}
          asRead={asRead}
        />
        {note}
      </fieldset>
    </li>
  );
});
