import type { Inbox } from '@/lib/briefs/inbox-list.queries';
import { isNarrowed } from '@/lib/briefs/inbox-view.rules';

/** @returns whether nothing is open at all: nothing is listed, and that isn't for what was asked. */
export function isEmpty({ briefs, toSign, evaluations, endings, view }: Inbox): boolean {
  return (
    briefs.length === 0 &&
    toSign.length === 0 &&
    evaluations.length === 0 &&
    endings.length === 0 &&
    view.after === null &&
    !isNarrowed(view)
  );
}
