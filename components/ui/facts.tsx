import type { ReactNode } from 'react';
import { shownDates } from '@/lib/platform/time/shown-dates';

export type Fact = { readonly name: string; readonly value: ReactNode };

/** Names and values: one below the other where there is little room, as beside a document, else side by side. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <FactList>
      {facts.map(({ name, value }) => (
        <NamedFact key={name} name={name}>
          {value}
        </NamedFact>
      ))}
    </FactList>
  );
}

/** The same for facts whose names and values are elements, as NamedFacts. */
export function FactList({ children }: { children: ReactNode }) {
  return <dl className="@container grid gap-3">{children}</dl>;
}

export function NamedFact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-6 gap-y-0.5 @lg:grid-cols-[14rem_minmax(0,1fr)] @lg:items-baseline">
      <dt className="text-sm text-quiet">{name}</dt>
      <dd>{typeof children === 'string' ? shownDates(children) : children}</dd>
    </div>
  );
}
