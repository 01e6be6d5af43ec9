import { getInbox, type Inbox, type InboxBrief } from '@/lib/briefs/inbox/inbox-list.queries';
import { type InboxView, WHOLE_INBOX } from '@/lib/briefs/inbox/inbox-view.rules';
import { now } from '@/lib/platform/clock';
import { onConnection } from './connections';
import type { Person } from './people';

/** @returns a page of a person's inbox; the first page, unfiltered, unless told otherwise. */
export function inboxOf(
  person: Pick<Person, 'userId' | 'timeZone'>,
  view: Partial<InboxView> = {},
  size?: number,
): Promise<Inbox> {
  return getInbox(person, { ...WHOLE_INBOX, ...view }, now(), size);
}

/** @returns every brief of a view, in the order of its pages, as somebody gets them who goes on to the end. */
export async function allOfInbox(
  person: Person,
  view: Partial<InboxView> = {},
  size?: number,
): Promise<readonly InboxBrief[]> {
  const briefs: InboxBrief[] = [];
  for (let after: Inbox['next'] = view.after ?? null; ; ) {
    const page = await inboxOf(person, { ...view, after }, size);
    briefs.push(...page.briefs);
    if (page.next === null) return briefs;
    after = page.next;
  }
}

/**
 * Copies a brief many times, with the triggers on; through the product's own actions it would take minutes.
 * @param deadlines SQL for the deadline of the n-th copy
 */
export async function givenCopies(
  ownerUrl: string,
  id: string,
  { count, deadlines }: { readonly count: number; readonly deadlines: string },
): Promise<void> {
  const sql = `INSERT INTO briefs (workspace_id, id, engagement_id, agreement_id, title, outcome, instructions, deadline_at, deadline_local,
       deadline_zone, state, created_by_id, sent_at, accepted_at)
     SELECT workspace_id, gen_random_uuid(), engagement_id, agreement_id, title || ' ' || n, outcome, instructions, ${deadlines},
       deadline_local, deadline_zone, state, created_by_id, sent_at, accepted_at
     FROM briefs, generate_series(1, $2) n WHERE id = $1`;
  await onConnection(ownerUrl, (owner) => owner.query(sql, [id, count]));
}
