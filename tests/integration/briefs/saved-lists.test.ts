import { beforeAll, describe, expect, it } from 'vitest';
import { GET } from '@/app/w/[workspace]/lists/[list]/route';
import { SAVED_LISTS } from '@/components/lists/files';
import { readWholeBriefList } from '@/lib/briefs/list.queries';
import { readListView } from '@/lib/briefs/list-view.rules';
import { type BriefPlace, givenBriefDraft, givenBriefSent, givenRuthAndMaria } from '@/tests/support/briefs';
import { TestBrowser } from '@/tests/support/browser';
import { givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/postgres';
import { signedInBrowser } from '@/tests/support/signing-in';

const NOT_FOUND = 'NEXT_HTTP_ERROR_FALLBACK;404';

describe('the lists of a business as files', () => {
  givenDatabaseWithPeople();
  let people: People;
  let place: BriefPlace;
  beforeAll(async () => {
    people = await givenPeople();
    place = await givenRuthAndMaria(people);
    for (const day of ['01', '02', '03'])
      await givenBriefSent(place, { title: `Day ${day}`, deadlineDate: `2027-03-${day}` });
    await givenBriefDraft(place, { title: '=1+1' });
  });

  const browsers = new Map<string, TestBrowser>();

  async function browserOf({ userId, email }: Person): Promise<TestBrowser> {
    const browser = browsers.get(userId) ?? (await signedInBrowser(email));
    browsers.set(userId, browser);
    return browser;
  }

  async function saved(by: Person | null, list: string, query = ''): Promise<Response> {
    const browser = by ? await browserOf(by) : new TestBrowser('198.51.100.9');
    const params = Promise.resolve({ workspace: people.workspace.slug, list });
    return browser.within(() => GET(new Request(`http://localhost:3000/${query}`), { params }));
  }

  const rowsOf = async (by: Person, list: string, query = '') => (await saved(by, list, query)).json();
  const titled = (...titles: readonly string[]) => titles.map((title) => expect.objectContaining({ title }));

  it('have the rows that the page shows, narrowed as it is, for owners and managers', async () => {
    expect(await rowsOf(people.ruth, 'briefs.json')).toEqual(titled('Day 01', 'Day 02', 'Day 03'));
    expect(await rowsOf(people.tomas, 'briefs.json', '?show=open&q=02')).toEqual(titled('Day 02'));
    expect(await rowsOf(people.ruth, 'briefs.json', '?show=closed')).toEqual([]);
    expect(await rowsOf(people.ruth, 'assistants.json')).toMatchObject([
      { name: 'Maria Santos', state: 'Working together' },
      { name: 'Dewi Lestari', state: 'Agreement is next' },
    ]);
    expect(await rowsOf(people.ruth, 'agreements.json')).toMatchObject([
      { assistant: 'Maria Santos', state: 'In force', engagementEnded: false },
    ]);
  });

  it('go on past the end of a page, each brief once', async () => {
    const pages = readWholeBriefList(people.ruth, people.workspace.id, readListView({}), 2);

    const titles: string[][] = [];
    for await (const briefs of pages) titles.push(briefs.map(({ title }) => title));

    expect(titles).toEqual([['Day 01', 'Day 02'], ['Day 03']]);
  });

  it('are saved by a browser, as a spreadsheet without formulas', async () => {
    const file = await saved(people.ruth, 'briefs.csv', '?show=drafts');

    expect(file.headers.get('content-disposition')).toBe(
      `attachment; filename="briefs-${people.workspace.slug}.csv"`,
    );
    expect((await file.text()).split('\r\n')[1]).toMatch(
      /^'=1\+1,Maria Santos,Draft,\d{4}-\d\d-\d\dT[\d:.]+Z,/,
    );
  });

  it.each(SAVED_LISTS)('are not there for others: %s', async (list) => {
    expect((await saved(people.ruth, `${list}.csv`)).status).toBe(200);
    for (const other of [people.maria, people.foreign.owner, people.stranger])
      await expect(saved(other, `${list}.csv`)).rejects.toThrow(NOT_FOUND);
    await expect(saved(null, `${list}.json`)).rejects.toThrow('NEXT_REDIRECT');
  });

  it.each(['secrets.csv', 'briefs.xml', 'briefs', 'briefs.csv.csv'])('are no others: %s', async (list) => {
    await expect(saved(people.ruth, list)).rejects.toThrow(NOT_FOUND);
  });
});
