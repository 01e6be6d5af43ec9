import type { Client } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { GET } from '@/app/w/[workspace]/lists/[list]/route';
import { SAVED_LISTS } from '@/components/lists/files';
import { readWholeBriefList } from '@/lib/briefs/list.queries';
import { readListView } from '@/lib/briefs/list-view.rules';
import { readWholePlaybookList } from '@/lib/briefs/playbooks/list.queries';
import { readWholeEvaluationList } from '@/lib/evaluations/list.queries';
import { type BriefPlace, givenBriefDraft, givenBriefSent, givenRuthAndMaria } from '@/tests/support/briefs';
import { onConnection } from '@/tests/support/connections';
import { givenEvaluation } from '@/tests/support/evaluations';
import { givenPeople, type People, type Person } from '@/tests/support/people';
import { givenPlaybook } from '@/tests/support/playbooks';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenBrowsers } from '@/tests/support/signing-in';

const NOT_FOUND = 'NEXT_HTTP_ERROR_FALLBACK;404';

describe('the lists of a business as files', () => {
  const database = givenDatabaseWithPeople();
  let people: People;
  let place: BriefPlace;
  beforeAll(async () => {
    people = await givenPeople();
    place = await givenRuthAndMaria(people);
    for (const day of ['01', '02', '03'])
      await givenBriefSent(place, { title: `Day ${day}`, deadlineDate: `2027-03-${day}` });
    await givenBriefDraft(place, { title: '=1+1' });
  });

  const browsers = givenBrowsers();

  const asOwner = (work: (owner: Client) => Promise<void>) => onConnection(database().ownerUrl, work);

  async function saved(
    by: Person | null,
    list: string,
    query = '',
    slug = people.workspace.slug,
  ): Promise<Response> {
    const browser = await browsers.of(by);
    const params = Promise.resolve({ workspace: slug, list });
    return browser.within(() => GET(new Request(`http://localhost:3000/${query}`), { params }));
  }

  const rowsOf = async (...asked: Parameters<typeof saved>) => (await saved(...asked)).json();
  const titled = (...titles: readonly string[]) => titles.map((title) => expect.objectContaining({ title }));

  it('have the rows that the page shows, filtered as it is, for owners and managers', async () => {
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

  it('have all playbooks and evaluations, even where their pages stop, each once', async () => {
    const playbook = await givenPlaybook(place, { name: 'Glaze tests' });
    const evaluation = await givenEvaluation(place);
    await asOwner(async (owner) => {
      // more than a page of either shows, including archived ones under one name and openings at one moment
      await owner.query("SET session_replication_role = 'replica'");
      await owner.query(
        `WITH copies AS (
           INSERT INTO playbooks SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'name', 'Copy ' || n / 3,
             'archived_at', now()))).* FROM playbooks p, generate_series(1, 504) n WHERE p.id = $1 RETURNING id)
         INSERT INTO playbook_versions SELECT (jsonb_populate_record(v, jsonb_build_object('id', gen_random_uuid(),
           'playbook_id', copies.id))).* FROM playbook_versions v, copies WHERE v.playbook_id = $1`,
        [playbook.id],
      );
      await owner.query(
        `INSERT INTO evaluations SELECT (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'number', n + 1,
           'opened_at', e.opened_at + make_interval(secs => n / 3), 'state', 'done', 'revealed_at', e.due_at, 'closed_at', e.due_at,
           'owner_submitted_at', e.due_at, 'assistant_submitted_at', e.due_at, 'document_hash', repeat('0', 64), 'canonical_json', '{}'))).*
         FROM evaluations e, generate_series(1, 204) n WHERE e.id = $1`,
        [evaluation.id],
      );
    });
    const walked = async (pages: AsyncIterable<readonly { readonly id: string }[]>) => {
      const ids: string[] = [];
      for await (const page of pages) ids.push(...page.map(({ id }) => id));
      return ids;
    };
    const { userId } = people.ruth;

    const playbooks = await walked(readWholePlaybookList(userId, people.workspace.id, 100));
    const evaluations = await walked(readWholeEvaluationList(userId, people.workspace.id, 100));

    expect([playbooks.length, new Set(playbooks).size]).toEqual([505, 505]);
    expect([evaluations.length, new Set(evaluations).size]).toEqual([205, 205]);
    expect(await rowsOf(people.ruth, 'playbooks.json')).toHaveLength(505);
    expect(await rowsOf(people.ruth, 'evaluations.json')).toHaveLength(205);
    for (const list of ['playbooks.json', 'evaluations.json'])
      expect(await rowsOf(people.foreign.owner, list, '', people.foreign.workspace.slug)).toEqual([]);
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

  it.each(SAVED_LISTS)("don't exist for others: %s", async (list) => {
    expect((await saved(people.ruth, `${list}.csv`)).status).toBe(200);
    for (const other of [people.maria, people.foreign.owner, people.stranger])
      await expect(saved(other, `${list}.csv`)).rejects.toThrow(NOT_FOUND);
    await expect(saved(null, `${list}.json`)).rejects.toThrow('NEXT_REDIRECT');
  });

  it.each(['secrets.csv', 'briefs.xml', 'briefs', 'briefs.csv.csv'])(
    'are the only ones: %s',
    async (list) => {
      await expect(saved(people.ruth, list)).rejects.toThrow(NOT_FOUND);
    },
  );
});
