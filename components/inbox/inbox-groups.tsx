'use client';

import { usePathname } from 'next/navigation';
import { NearLink } from '@/components/ui/near-link';
import { shownDates } from '@/lib/platform/time/shown-dates';
import type { InboxGroupRows, InboxRow } from './inbox-rows';

/** A page of the list, group by group; the open row is marked. The keys j and k move between rows. */
export function InboxGroups({ groups }: { groups: readonly InboxGroupRows[] }) {
  const path = usePathname();
  return groups.map(({ title, needs, rows }) => (
    <section key={title}>
      <GroupHeading title={title} needs={needs} />
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

/** A group's heading, marked by a shape and a colour if it asks something of its reader (app/styles). */
export function GroupHeading({ title, needs }: Pick<InboxGroupRows, 'title' | 'needs'>) {
  return <h2 className={needs ? 'inbox-group inbox-needs' : 'inbox-group'}>{title}</h2>;
}

/** @returns whether a row's page is the one at `path`. */
export function isAt({ href }: Pick<InboxRow, 'href'>, path: string): boolean {
  return href.split(/[?#]/)[0] === path;
}

export function Row({ row, isOpen }: { row: InboxRow; isOpen: boolean }) {
  const { href, title, business, due, unread = 0, isAnswered = false } = row;
  return (
    <NearLink href={href} data-inbox-row aria-current={isOpen ? 'page' : undefined} className="inbox-row">
      <span className="row-title">{shownDates(title)}</span>
      {unread > 0 ? (
        <span className="inbox-new">
          {unread}
          <span className="sr-only">{unread === 1 ? ' unread message' : ' unread messages'}</span>
        </span>
      ) : null}
      <span className="inbox-detail">
        {isAnswered ? <span className="font-semibold text-needs">Answered · </span> : null}
        {due ? (
          <time dateTime={due.at} className={due.isLate ? 'font-semibold text-risk' : undefined}>
            {shownDates(due.words)}
          </time>
        ) : null}
        {due ? ` · ${business}` : business}
      </span>
    </NearLink>
  );
}
