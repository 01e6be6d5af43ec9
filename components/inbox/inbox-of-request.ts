import { cache } from 'react';
import { getInbox } from '@/lib/briefs/inbox-list.queries';
import { readView } from '@/lib/briefs/inbox-view.rules';
import { requireAssistant } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';
import { searchFromRequest } from '@/lib/platform/request-search';
import { inboxRows } from './inbox-rows';

/** The page of the inbox that this request's address asks for; read and put into words once, however many components show something of it. */
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
