import { PAGE_SIZE } from '@/lib/briefs/list.queries';
import { DEMO_PEOPLE } from '@/lib/people/signing-in/demo';
import { addresses } from '@/lib/platform/addresses/addresses';
import { hashSessionToken, newSecret } from '@/lib/platform/auth/tokens';
import { withClient } from '@/scripts/steps/databases';
import type { FilledDatabase } from './databases';
import type { Target } from './rounds';

/**
 * As in lib/platform/auth/cookies on plain http. A wrong name would show at once: pages would redirect to the sign-in.
 */
const SESSION_COOKIE = 'handover.session';

/** The page that all others are compared with. */
export function bareTarget({ url, pid }: Served): Target {
  return { name: 'bare page', url, headers: {}, pid };
}

type Served = { readonly url: string; readonly pid: number | undefined };

/** The pages people look at all day, each requested with its reader's session cookie. */
export async function pagesToMeasure({ url, pid }: Served, database: FilledDatabase): Promise<Target[]> {
  const ruth = await signIn(database, DEMO_PEOPLE.owner.email);
  const maria = await signIn(database, DEMO_PEOPLE.assistant.email);
  const { briefs, slug, toReview, inProgress } = database;
  const pages = [
    { name: 'owner’s home', url: url + addresses.home(slug), headers: ruth },
    { name: 'inbox', url: url + addresses.inbox(), headers: maria },
    { name: 'owner’s brief', url: url + addresses.brief(slug, toReview.id), headers: ruth },
    {
      name: 'inbox brief',
      url: url + addresses.inboxBrief(inProgress.workspaceId, inProgress.id),
      headers: maria,
    },
  ];
  return pages.map((page) => ({ ...page, briefs, pid }));
}

/** The page of a long list that is compared with its first. */
export const FAR_PAGE = 1_000;

/**
 * The pages of the people who have most to do (filling.sql): an assistant with 5,000 open briefs in 20 businesses, an
 * owner with 300 assistants, and far pages of lists, where there is enough data.
 */
export async function largePages({ url, pid }: Served, database: FilledDatabase): Promise<Target[]> {
  const nadia = await signIn(database, 'nadia.rahman@inbox.example');
  const owner = await signIn(database, 'owner-31@business-31.example');
  const ruth = await signIn(database, DEMO_PEOPLE.owner.email);
  const { briefs, slug } = database;
  const closed = `${url}${addresses.briefs(slug)}?show=closed`;
  const far = await farDown(database);
  const pages = [
    { name: 'inbox of 5,000', url: url + addresses.inbox(), headers: nadia },
    { name: 'home of 300', url: url + addresses.home('business-31'), headers: owner },
    { name: 'closed, page 1', url: closed, headers: ruth },
    ...(far === null ? [] : [{ name: 'closed, page 1,000', url: `${closed}&after=${far}`, headers: ruth }]),
  ];
  return pages.map((page) => ({ ...page, briefs, pid }));
}

/**
 * The end of the page before the far one of Ruth's closed briefs, as its address says it; null when there are too few.
 */
async function farDown({ ownerUrl, slug }: FilledDatabase): Promise<string | null> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ at: Date; id: string }>(
      `select b.state_changed_at as at, b.id from briefs b join workspaces w on w.id = b.workspace_id
       where w.slug = $1 and b.state in ('approved', 'declined', 'cancelled', 'withdrawn')
       order by b.state_changed_at desc, b.id desc offset $2 limit 1`,
      [slug, (FAR_PAGE - 1) * PAGE_SIZE - 1],
    );
    const [last] = rows;
    return last ? `${last.at.toISOString()}_${last.id}` : null;
  });
}

/**
 * Opens a session as the sign-in link would.
 * @returns the header that a browser sends from then on.
 */
async function signIn({ ownerUrl }: FilledDatabase, email: string): Promise<Record<string, string>> {
  const token = newSecret();
  await withClient(ownerUrl, (client) =>
    client.query(
      `insert into sessions (id, user_id, token_hash, expires_at, authenticated_at)
       select uuidv7(), id, $1, now() + interval '1 day', now() from users where email = $2`,
      [hashSessionToken(token), email],
    ),
  );
  return { cookie: `${SESSION_COOKIE}=${token}` };
}
