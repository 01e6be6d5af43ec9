import pg from 'pg';
import { DEMO_PEOPLE } from '@/lib/people/demo';
import { addresses } from '@/lib/platform/addresses';
import { hashSessionToken, newSecret } from '@/lib/platform/auth/tokens';
import type { FilledDatabase } from './databases';
import type { Target } from './rounds';

/** As lib/platform/auth/cookies names it on plain http. A wrong name would show at once: pages would send us to sign in. */
const SESSION_COOKIE = 'handover.session';

/** The pages people look at all day, each asked for with the session cookie of the one whose page it is. */
export async function pagesToMeasure(url: string, database: FilledDatabase): Promise<Target[]> {
  const ruth = await signIn(database, DEMO_PEOPLE.owner.email);
  const maria = await signIn(database, DEMO_PEOPLE.assistant.email);
  const { briefs, slug, toReview, toDo } = database;
  const pages = [
    { name: 'owner’s home', url: url + addresses.home(slug), headers: ruth },
    { name: 'inbox', url: url + addresses.inbox(), headers: maria },
    { name: 'owner’s brief', url: url + addresses.brief(slug, toReview.id), headers: ruth },
    { name: 'inbox brief', url: url + addresses.inboxBrief(toDo.workspaceId, toDo.id), headers: maria },
  ];
  return pages.map((page) => ({ ...page, briefs }));
}

/** Opens a session as the sign-in link would, and gives the header that a browser sends from then on. */
async function signIn({ ownerUrl }: FilledDatabase, email: string): Promise<Record<string, string>> {
  const token = newSecret();
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(
      `insert into sessions (id, user_id, token_hash, expires_at, authenticated_at)
       select uuidv7(), id, $1, now() + interval '1 day', now() from users where email = $2`,
      [hashSessionToken(token), email],
    );
  } finally {
    await client.end();
  }
  return { cookie: `${SESSION_COOKIE}=${token}` };
}
