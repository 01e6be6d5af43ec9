import { beforeAll, describe, expect, it } from 'vitest';
import { GET } from '@/app/inbox/lists/[list]/route';
import { declineBrief } from '@/lib/briefs/handing-over/accepting.actions';
import { readAllClosed } from '@/lib/briefs/inbox/inbox.queries';
import { readWholeInbox } from '@/lib/briefs/inbox/inbox-list.queries';
import { WHOLE_INBOX } from '@/lib/briefs/inbox/inbox-view.rules';
import { now } from '@/lib/platform/clock';
import { givenAgreementInForce } from '@/tests/support/agreements';
import { givenBriefAccepted, givenBriefSent, givenRuthAndMaria, seen } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenDay } from '@/tests/support/on-day';
import { asPerson, givenAssistant, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenBrowsers } from '@/tests/support/signing-in';

describe('an assistant’s own lists as files', () => {
  givenDay('2026-11-30');
  givenDatabaseWithPeople();
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
    const { maria, dewi, foreign, ruth, workspace } = people;
    const atRuths = await givenRuthAndMaria(people);
    await givenBriefSent(atRuths, { title: '=1+1', deadlineDate: '2027-03-02' });
    await givenBriefAccepted(atRuths, { title: 'Photos', deadlineDate: '2027-03-04' });
    for (const title of ['Refused once', 'Refused twice', 'Refused again']) {
      const refused = await givenBriefSent(atRuths, { title });
      const reason = { ...seen(refused), reason: 'No camera.' };
      doneOf(await asPerson(maria, () => submit(declineBrief, reason)));
    }
    // another business of hers, and a colleague's brief, which is none of hers
    const atIngrids = {
      owner: foreign.owner,
      assistant: maria,
      workspace: foreign.workspace,
      engagementId: await givenAssistant(foreign.owner, foreign.workspace, maria),
    };
    await givenAgreementInForce(atIngrids);
    await givenBriefSent(atIngrids, { title: 'Bread labels', deadlineDate: '2027-03-03' });
    const dewis = { owner: ruth, assistant: dewi, workspace, engagementId: people.engagements.dewi };
    await givenAgreementInForce(dewis);
    await givenBriefSent(dewis, { title: 'Dewi’s own' });
  });

  const browsers = givenBrowsers();

  async function saved(by: Person | null, list: string, query = ''): Promise<Response> {
    const browser = await browsers.of(by);
    const params = Promise.resolve({ list });
    return browser.within(() => GET(new Request(`http://localhost:3000/${query}`), { params }));
  }
  const rowsOf = async (by: Person, list: string, query = '') => (await saved(by, list, query)).json();

  it('have the briefs of the inbox over all businesses, in its order, and of nobody else', async () => {
    expect(await rowsOf(people.maria, 'briefs.json')).toMatchObject([
      {
        title: '=1+1',
        business: 'Adeyemi Ceramics',
        listedUnder: 'To accept',
        state: 'Waiting to be accepted',
      },
      { title: 'Bread labels', business: 'Solheim Bakery', listedUnder: 'To accept' },
      { title: 'Photos', business: 'Adeyemi Ceramics', listedUnder: 'Next' },
    ]);
    expect(await rowsOf(people.dewi, 'briefs.json')).toMatchObject([{ title: 'Dewi’s own' }]);
    for (const other of [people.ruth, people.stranger])
      expect(await rowsOf(other, 'briefs.json')).toEqual([]);
    await expect(saved(null, 'briefs.csv')).rejects.toThrow('NEXT_REDIRECT');
  });

  it('are filtered as the inbox is', async () => {
    const ofIngrids = await rowsOf(people.maria, 'briefs.json', `?business=${people.foreign.workspace.id}`);
    const ofTheWord = await rowsOf(people.maria, 'briefs.json', '?q=pho');

    expect([ofIngrids, ofTheWord]).toMatchObject([[{ title: 'Bread labels' }], [{ title: 'Photos' }]]);
  });

  it('have what is done, newest first', async () => {
    expect(await rowsOf(people.maria, 'done.json')).toMatchObject([
      { title: 'Refused again', state: 'Declined' },
      { title: 'Refused twice' },
      { title: 'Refused once' },
    ]);
    expect(await rowsOf(people.dewi, 'done.json')).toEqual([]);
  });

  it('go on past the end of a page, each brief once', async () => {
    const titlesOf = async (pages: AsyncIterable<readonly { readonly title: string }[]>) => {
      const titles: string[][] = [];
      for await (const page of pages) titles.push(page.map(({ title }) => title));
      return titles;
    };

    expect(await titlesOf(readWholeInbox(people.maria, WHOLE_INBOX, now(), 2))).toEqual([
      ['=1+1', 'Bread labels'],
      ['Photos'],
    ]);
    expect(await titlesOf(readAllClosed(people.maria.userId, 2))).toEqual([
      ['Refused again', 'Refused twice'],
      ['Refused once'],
    ]);
  });

  it('are saved by a browser, as a spreadsheet without formulas', async () => {
    const file = await saved(people.maria, 'briefs.csv');

    expect(file.headers.get('content-disposition')).toBe('attachment; filename="briefs.csv"');
    expect((await file.text()).split('\r\n').slice(0, 2)).toEqual([
      'Brief,Business,Listed under,State,Due (UTC),Unread messages,Id',
      expect.stringMatching(
        /^'=1\+1,Adeyemi Ceramics,To accept,Waiting to be accepted,2027-03-0\dT[\d:.]+Z,0,/,
      ),
    ]);
  });

  it.each(['assistants.csv', 'briefs.xml', 'briefs'])('are the only ones: %s', async (list) => {
    await expect(saved(people.maria, list)).rejects.toThrow('NEXT_HTTP_ERROR_FALLBACK;404');
  });
});
