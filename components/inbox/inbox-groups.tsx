'use client';

import { clsx } from 'clsx';
import { usePathname } from 'next/navigation';
import { NearLink } from '@/components/ui/near-link';

type InboxRow = {
  readonly href: string;
  readonly title: string;
  readonly business: string;
  /** when it is due, in words, and as an ISO instant */
  readonly due?: { readonly words: string; readonly at: string; readonly isLate: boolean };
  readonly unread?: number;
};

export type InboxGroupRows = { readonly title: string; readonly rows: readonly InboxRow[] };

/**
 * The list, group by group; the row that is open is marked. The keys j and k go from one to the next. It gets facts
 * rather than elements, which would travel twice: the list is on every page of the inbox.
 */
export function InboxGroups({ groups }: { groups: readonly InboxGroupRows[] }) {
  const path = usePathname();
  return groups.map(({ title, rows }) => (
    <section key={title}>
      <h2 className="mb-1 px-3 text-sm text-quiet">{title}</h2>
      <ul>
        {rows.map((row) => (
          <Row key={row.href} row={row} isOpen={path === row.href.split('#')[0]} />
        ))}
      </ul>
    </section>
  ));
}

function Row({ row, isOpen }: { row: InboxRow; isOpen: boolean }) {
  const { href, title, business, due, unread = 0 } = row;
  return (
    <li>
      <NearLink
        href={href}
        data-inbox-row
        aria-current={isOpen ? 'page' : undefined}
        className="block rounded-md px-3 py-2 hover:bg-sunken aria-[current=page]:bg-sunken"
      >
        <span className="flex items-baseline gap-2 font-semibold">
          <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{title}</span>
          {unread > 0 ? (
            <span className="shrink-0 rounded-full bg-needs-wash px-2 text-sm text-needs">
              {unread}
              <span className="sr-only">{unread === 1 ? ' unread message' : ' unread messages'}</span>
            </span>
          ) : null}
        </span>
        <span className="text-sm text-quiet">
          {due ? (
            <>
              <time dateTime={due.at} className={clsx(due.isLate && 'font-semibold text-risk')}>
                {due.words}
              </time>
              {' · '}
            </>
          ) : null}
          {business}
        </span>
      </NearLink>
    </li>
  );
}
