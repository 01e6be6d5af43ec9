import type { ReactNode } from 'react';
import { NearLink } from './near-link';

/** A list of things one can open, one line or two each. */
export function RowList({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <ul aria-label={label} className="divide-y divide-line">
      {children}
    </ul>
  );
}

type RowProps = {
  readonly href: string;
  readonly title: string;
  /** the second line: who, when */
  readonly detail?: ReactNode;
  /** at the end: a state, a count */
  readonly end?: ReactNode;
};

export function Row({ href, title, detail, end }: RowProps) {
  return (
    <li>
      <NearLink
        href={href}
        className="-mx-3 flex items-baseline justify-between gap-x-4 gap-y-1.5 rounded-md max-sm:flex-col px-3 py-3 hover:bg-sunken"
      >
        <span className="min-w-0 sm:flex-1">
          <span className="block font-semibold [overflow-wrap:anywhere]">{title}</span>
          {detail ? <span className="block text-sm text-quiet">{detail}</span> : null}
        </span>
        {end ? <span className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1">{end}</span> : null}
      </NearLink>
    </li>
  );
}
