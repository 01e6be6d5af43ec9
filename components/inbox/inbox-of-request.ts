import { cache } from 'react';
import { getInbox } from '@/lib/briefs/inbox/inbox-list.queries';
import { readView } from '@/lib/briefs/inbox/inbox-view.rules';
import { requireAssistant } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';
import { searchFromRequest } from '@/lib/platform/http/request-search';
import { inboxRows } from './inbox-rows';

/** The inbox page for this request's address; read and formatted once, however many components show part of it. */
export const inboxOfRequest = cache(async () => {
  const { userId, timeZone } = await requireAssistant();
  const at = now();
  const search = await searchFromRequest();
  const inbox = await getInbox({ userId, timeZone }, readView(Object.fromEntries(search)), at);
  return {
    inbox,
    groups: inboxRows(inbox, at, timeZone),
    search: search.toString(),
    now: at,
    zone: timeZone,
  };
});
