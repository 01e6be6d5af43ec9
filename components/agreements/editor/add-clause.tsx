'use client';

import type { ClauseText } from '@/lib/agreements/templates/clauses';
import { ArrangeButton } from './arrange-button';
import { type Arrangement, OWN_CLAUSE } from './clause-rows';

type AddClauseProps = {
  /** those of the library that aren't in the text */
  readonly clauses: readonly ClauseText[];
  readonly onArrange: (arrangement: Arrangement) => void;
};

/** A new clause, or one from the library that isn't in the text yet. */
export function AddClause({ clauses, onArrange }: AddClauseProps) {
  return (
    <div className="grid justify-items-start gap-2">
      <ArrangeButton arrangement={{ kind: 'add', clause: OWN_CLAUSE }} onArrange={onArrange}>
        Add a clause of your own
      </ArrangeButton>
      {clauses.length > 0 ? (
        <details className="w-full">
          <summary className="fold-link">Add from the clause library</summary>
          <ul className="mt-2 divide-y divide-line border-y border-line">
            {clauses.map(({ key, heading, body }) => (
              <li key={key} className="flex flex-wrap items-start justify-between gap-x-4 py-2">
                <details className="min-w-0 flex-1 py-1.5">
                  <summary>{heading}</summary>
                  <p className="mt-2 whitespace-pre-line text-sm text-quiet">{body}</p>
                </details>
                <ArrangeButton
                  arrangement={{ kind: 'add', clause: key }}
                  onArrange={onArrange}
                  label={`Add “${heading}”`}
                >
                  Add
                </ArrangeButton>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
