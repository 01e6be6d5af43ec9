'use client';

import { startTransition, useEffect } from 'react';
import { markReadAbout } from '@/lib/notifications/reading.actions';
import { IDLE } from '@/lib/platform/actions/form-state';

type MarksReadProps = {
  readonly workspaceId: string;
  readonly subjectId: string;
  /** ISO instant up to which everything is on this page */
  readonly upTo: string;
};

/** Marks what was told of a page's thing as read, once the page is on a visible screen: fetched ahead, it isn't seen. */
export function MarksRead({ workspaceId, subjectId, upTo }: MarksReadProps) {
  useEffect(() => {
    const mark = () => {
      if (document.hidden) return;
      document.removeEventListener('visibilitychange', mark);
      const seen = new FormData();
      for (const [name, value] of Object.entries({ workspaceId, subjectId, upTo })) seen.set(name, value);
      // a mark that doesn't get through is made again at the next look
      startTransition(() => markReadAbout(IDLE, seen).then(nothing, nothing));
    };
    document.addEventListener('visibilitychange', mark);
    mark();
    return () => document.removeEventListener('visibilitychange', mark);
  }, [workspaceId, subjectId, upTo]);
  return null;
}

const nothing = () => {};
