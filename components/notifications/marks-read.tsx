'use client';

import { startTransition, useEffect } from 'react';
import type { NotificationSubject } from '@/lib/notifications/places.rules';
import { markReadAbout } from '@/lib/notifications/reading.actions';
import { IDLE } from '@/lib/platform/actions/form-state';

type MarksReadProps = {
  readonly workspaceId: string;
  readonly subject: NotificationSubject;
  readonly subjectId: string;
  /** ISO instant up to which everything is on this page */
  readonly upTo: string;
};

/**
 * Marks notifications about a page's subject as read, once the page is on a visible screen: a prefetched page isn't
 * seen.
 */
export function MarksRead({ workspaceId, subject, subjectId, upTo }: MarksReadProps) {
  useEffect(() => {
    const mark = () => {
      if (document.hidden) return;
      document.removeEventListener('visibilitychange', mark);
      const seen = new FormData();
      for (const [name, value] of Object.entries({ workspaceId, subject, subjectId, upTo }))
        seen.set(name, value);
      // a mark that doesn't get through is sent again with the next one
      startTransition(() => markReadAbout(IDLE, seen).then(nothing, nothing));
    };
    document.addEventListener('visibilitychange', mark);
    mark();
    return () => document.removeEventListener('visibilitychange', mark);
  }, [workspaceId, subject, subjectId, upTo]);
  return null;
}

const nothing = () => {};
