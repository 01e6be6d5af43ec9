'use client';

import { startTransition, useEffect } from 'react';
import type { NotificationSubject } from '@/lib/notifications/kinds/places.rules';
import { markReadAbout } from '@/lib/notifications/listing/reading.actions';
import { IDLE } from '@/lib/platform/actions/form-state';
import { makeMarking } from './marking';

type MarksReadProps = {
  readonly workspaceId: string;
  readonly subject: NotificationSubject;
  readonly subjectId: string;
  /** ISO instant up to which everything is on this page */
  readonly upTo: string;
};

/**
 * Marks notifications about a page's subject as read, once the page is on a visible screen: a prefetched page isn't
 * seen. A mark that is lost is sent again (`makeMarking`).
 */
export function MarksRead({ workspaceId, subject, subjectId, upTo }: MarksReadProps) {
  useEffect(() => {
    const seen = new FormData();
    for (const [name, value] of Object.entries({ workspaceId, subject, subjectId, upTo }))
      seen.set(name, value);
    const { look, stop } = makeMarking({
      mark: () =>
        new Promise((resolve, reject) =>
          startTransition(() => markReadAbout(IDLE, seen).then(resolve, reject)),
        ),
      isInSight: () => !document.hidden,
    });
    document.addEventListener('visibilitychange', look);
    addEventListener('online', look);
    look();
    return () => {
      stop();
      document.removeEventListener('visibilitychange', look);
      removeEventListener('online', look);
    };
  }, [workspaceId, subject, subjectId, upTo]);
  return null;
}
