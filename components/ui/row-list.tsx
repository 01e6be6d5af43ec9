'use client';

import type { ReactNode } from 'react';
import { shownDates } from '@/lib/platform/time/shown-dates';
import { NearLink } from './near-link';
import { type StateFacts, StateLabel } from './state-label';

/** A thing one can open, as a list shows it. */
export type RowFacts = {
  readonly href: string;
  readonly title: string;
  /** below the title: who, when; a line break in it is one on the page */
  readonly detail?: ReactNode;
  /** at the end of the row: its states, a word each */
  readonly states?: readonly StateFacts[];
};

type RowListProps = { readonly rows: readonly RowFacts[]; readonly label?: string };

/**
 * A list of things one can open, one line or two each. It gets facts rather than elements: those would be sent twice,
 * as HTML and as data, and a long list is most of a page.
 */
export function RowList({ rows, label }: RowListProps) {
  return (
    <ul aria-label={label} className="rows">
      {rows.map((row) => (
        <Row key={row.href} {...row} />
      ))}
    </ul>
  );
}

function Row({ href, title, detail, states = [] }: RowFacts) {
  return (
    <li>
      <NearLink href={href} className="row">
        <span className="row-title">{shownDates(title)}</span>
        {detail ? (
          <span className="row-detail">{typeof detail === 'string' ? shownDates(detail) : detail}</span>
        ) : null}
        <RowStates states={states} />
      </NearLink>
    </li>
  );
}

function RowStates({ states }: Required<Pick<RowFacts, 'states'>>) {
  const labels = states.map(({ meaning, words }) => (
    <StateLabel key={words} meaning={meaning}>
      {words}
    </StateLabel>
  ));
  return labels.length > 1 ? <span className="row-states">{labels}</span> : labels;
}
