'use client';

import { clsx } from 'clsx';
import { Fragment, type ReactNode, startTransition, useEffect, useRef, useState } from 'react';
import { IDLE } from '@/lib/platform/actions/form-state';
import { markThreadRead } from '@/lib/threads/composing/posting.actions';
import type { SubjectRef } from '@/lib/threads/subjects';

type MessageListProps = {
  readonly subject: SubjectRef;
  readonly rows: readonly { readonly id: string; readonly content: ReactNode }[];
  readonly firstUnreadId: string | null;
  /** the message that a link has led to */
  readonly chosenId: string | null;
  readonly hasNews: boolean;
  /** ISO instant up to which everything is on this page */
  readonly readUpTo: string;
};

/**
 * Messages in the order they were written, with a line above the first new one. Once the end has been on a visible
 * screen, everything counts as read; the line stays until something newer comes.
 */
export function MessageList({ subject, rows, firstUnreadId, chosenId, hasNews, readUpTo }: MessageListProps) {
  const [lineAt, setLineAt] = useState(firstUnreadId);
  if (firstUnreadId !== null && firstUnreadId !== lineAt) setLineAt(firstUnreadId);
  const end = useRef<HTMLDivElement>(null);
  const { workspaceId, subject: kind, subjectId } = subject;

  useEffect(() => {
    if (!hasNews || !end.current) return;
    const watching = new IntersectionObserver((entries) => {
      if (document.hidden || !entries.some(({ isIntersecting }) => isIntersecting)) return;
      watching.disconnect();
      const seen = new FormData();
      const fields = { workspaceId, subject: kind, subjectId, readUpTo };
      for (const [name, value] of Object.entries(fields)) seen.set(name, value);
      // a mark that doesn't get through is sent again with the next one
      startTransition(() => markThreadRead(IDLE, seen).then(nothing, nothing));
    });
    watching.observe(end.current);
    return () => watching.disconnect();
  }, [hasNews, readUpTo, workspaceId, kind, subjectId]);

  return (
    // a log that is still empty stands in the page for whoever listens to it, and takes no room
    <div role="log" aria-label="Messages" className={rows.length === 0 ? '-mt-6' : undefined}>
      {rows.length > 0 ? (
        <ol className="grid gap-3">
          {rows.map(({ id, content }) => (
            <Fragment key={id}>
              {id === lineAt ? <NewLine /> : null}
              <li
                id={`m-${id}`}
                className={clsx(
                  '-mx-3 rounded-md px-3 py-1 target:bg-accent-wash',
                  id === chosenId && 'bg-accent-wash',
                )}
              >
                {content}
              </li>
            </Fragment>
          ))}
        </ol>
      ) : null}
      <div ref={end} />
    </div>
  );
}

const nothing = () => {};

function NewLine() {
  return (
    <li
      id="new"
      className="flex items-center gap-3 text-sm font-semibold text-needs before:h-px before:flex-1 before:bg-needs after:h-px after:flex-1 after:bg-needs"
    >
      New
    </li>
  );
}
