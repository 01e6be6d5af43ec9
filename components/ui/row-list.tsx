import Link from 'next/link';
import type { ReactNode } from 'react';

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
      <Link
        href={href}
        className="-mx-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 rounded-md px-3 py-3 hover:bg-sunken"
      >
        <span className="min-w-0 flex-1 basis-60">
          <span className="block font-semibold [overflow-wrap:anywhere]">{title}</span>
          {detail ? <span className="block text-sm text-quiet">{detail}</span> : null}
        </span>
        {end ? <span className="flex items-center gap-3">{end}</span> : null}
      </Link>
    </li>
  );
}
