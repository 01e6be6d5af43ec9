import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { GET as inbox } from '@/app/api/inbox/route';
import { getBriefList } from '@/lib/briefs/list.queries';
import { readListView } from '@/lib/briefs/list-view.rules';
import { openSession } from '@/lib/platform/auth/sessions';
import { closeRateLimits } from '@/lib/platform/http/rate-limit';
import { call, givenToken } from '@/tests/support/api';
import { givenPeople, type People, REQUEST } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

const browser = vi.hoisted(() => ({ token: '' }));
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: (name: string) => ({ name, value: browser.token }) }),
  headers: async () => new Headers({ 'x-request-id': 'of-the-tests' }),
}));

const ID = '019a310f-e8e0-72c0-add7-0a64743ed31e';
/** 1 January of the year 10000, in milliseconds. */
const AT = '253402300800000';

describe('what the database can’t keep', () => {
  givenDatabaseWithPeople();
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });
  afterAll(closeRateLimits);

  it.each([
    ['time-entries', 'from', '0000-01-01'],
    ['time-entries', 'until', '9999-12-31'],
    ['time-entries', 'after', `${AT}_${ID}`],
    ['timesheets', 'after', `${AT}_${ID}`],
    ['owed', 'from', '0000-01-01'],
    ['payments', 'until', '9999-12-31'],
    [`people/${ID}/statement`, 'year', '1e999'],
  ])('is refused by the API: %s?%s=%s', async (list, name, value) => {
    const token = await givenToken(people.maria);

    const answer = await call(token, `/${list}?${name}=${value}`);

    expect(answer.status).toBe(422);
    expect(JSON.stringify(await answer.json())).toContain(name);
  });

  it.each([
    `after=${AT}.next.${AT}.${ID}`,
    `after=1764246600000.next.${AT}.${ID}`,
    'from=0000-01-01',
    'until=9999-12-31',
    'q=a%00b',
  ])('is as if it weren’t there in an address of the inbox: %s', async (search) => {
    browser.token = await openSession(people.maria.userId, REQUEST);

    const answer = await inbox(new Request(`http://localhost/api/inbox?${search}`));

    expect(answer.status).toBe(200);
  });

  it.each([
    { after: `+010000-01-01T00:00:00Z_${ID}` },
    { after: `${AT}_${ID}` },
    { from: '0000-01-01' },
    { until: '9999-12-31' },
    { q: 'a\u0000b' },
  ])('is as if it weren’t there in an address of the briefs: %j', async (search) => {
    const list = await getBriefList(people.ruth, people.workspace.id, readListView(search));

    expect(list.next).toBeNull();
  });
});
