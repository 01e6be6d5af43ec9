'use client';

import { clsx } from 'clsx';
import { usePathname } from 'next/navigation';
import { NearLink } from '@/components/ui/near-link';
import type { InboxGroupRows, InboxRow } from './inbox-rows';

/** A page of the list, group by group; the row that is open is marked. The keys j and k go from one to the next. */
export function InboxGroups({ groups }: { groups: readonly InboxGroupRows[] }) {
  const path = usePathname();
  return groups.map(({ title, rows }) => (
    <section key={title}>
      <h2 className="mb-1 px-3 text-sm text-quiet">{title}</h2>
      <ul>
        {rows.map((row) => (
          <li key={row.href}>
            <Row row={row} isOpen={isAt(row, path)} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

/** @returns whether a row's page is the one at `path`. */
export function isAt({ href }: InboxRow, path: string): boolean {
  return href.split(/[?#]/)[0] === path;
}

export function Row({ row, isOpen }: { row: InboxRow; isOpen: boolean }) {
  const { href, title, business, due, unread = 0, isAnswered = false } = row;
  return (
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
        {isAnswered ? <span className="font-semibold text-needs">Answered · </span> : null}
        {due ? (
          <>
            <time dateTime={due.at} className={clsx(due.isLate && 'font-semibold text-risk')}>
              {due.words}
            </time>
            {' · '}
          </>
        ) : null}
        {business}
        <Opening />
      </span>
    </NearLink>
  );
}

/** On a slow line: says that the page is on its way, once that has taken longer than one notices. The list stays meanwhile. */
function Opening() {
  return <span className="while-opening" data-words=" · Opening…" />;
}
