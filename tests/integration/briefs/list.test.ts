import { beforeAll, describe, expect, it } from 'vitest';
import { getBriefList } from '@/lib/briefs/list.queries';
import { type ListView, readListView } from '@/lib/briefs/list-view.rules';
import { givenAgreementInForce } from '@/tests/support/agreements';
import { type BriefPlace, givenBriefDraft, givenBriefSent, givenRuthAndMaria } from '@/tests/support/briefs';
import { givenDay } from '@/tests/support/on-day';
import { givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

describe('the list of briefs', () => {
  givenDay('2026-11-30');
  givenDatabaseWithPeople();
  let people: People;
  let place: BriefPlace;
  beforeAll(async () => {
    people = await givenPeople();
    place = await givenRuthAndMaria(people);
    for (let day = 1; day <= 31; day += 1) {
      const deadlineDate = `2027-03-${String(day).padStart(2, '0')}`;
      await givenBriefSent(place, { title: `Day ${day}`, deadlineDate });
    }
    const withDewi = { ...place, assistant: people.dewi, engagementId: people.engagements.dewi };
    await givenAgreementInForce(withDewi);
    await givenBriefSent(withDewi, { title: 'For Dewi', deadlineDate: '2027-02-01' });
    await givenBriefDraft(place, { title: 'A draft' });
  });

  const listFor = (person: Person, view: Partial<ListView> = {}) =>
    getBriefList(person, people.workspace.id, { ...readListView({}), ...view });
  const titlesOf = ({ briefs }: Awaited<ReturnType<typeof listFor>>) => briefs.map(({ title }) => title);

  it('is sorted by deadline, page after page, each brief once', async () => {
    const first = await listFor(people.ruth);
    const second = await listFor(people.ruth, { after: first.next });

    expect(titlesOf(first)).toHaveLength(30);
    expect(titlesOf(first).slice(0, 2)).toEqual(['For Dewi', 'Day 1']);
    expect(titlesOf(second)).toEqual(['Day 30', 'Day 31']);
    expect(second.next).toBeNull();
  });

  it('can be that of one assistant', async () => {
    const list = await listFor(people.ruth, { engagementId: people.engagements.dewi });

    expect(titlesOf(list)).toEqual(['For Dewi']);
    expect(list.assistants.map(({ name }) => name).sort()).toEqual(['Dewi Lestari', 'Maria Santos']);
  });

  it('can be filtered by the beginnings of words in titles, page after page', async () => {
    const first = await listFor(people.ruth, { text: 'da' });

    expect(titlesOf(first)).toHaveLength(30);
    expect(titlesOf(await listFor(people.ruth, { text: 'da', after: first.next }))).toEqual(['Day 31']);
    expect(titlesOf(await listFor(people.ruth, { text: '31 day' }))).toEqual(['Day 31']);
    expect(titlesOf(await listFor(people.ruth, { text: 'draft' }))).toEqual([]);
    expect(titlesOf(await listFor(people.ruth, { text: '%' }))).toEqual([]);
  });

  it('can be filtered by due date, both days included, on the reader’s clock', async () => {
    const within = (from: string | null, until: string | null, person = people.ruth) =>
      listFor(person, { from, until });

    expect(titlesOf(await within('2027-03-05', '2027-03-07'))).toEqual(['Day 5', 'Day 6', 'Day 7']);
    expect(titlesOf(await within('2027-03-31', null))).toEqual(['Day 31']);
    expect(titlesOf(await within(null, '2027-02-28'))).toEqual(['For Dewi']);
    expect(titlesOf(await within('2027-03-07', '2027-03-05'))).toEqual([]);
    const inKiritimati = { ...people.ruth, timeZone: 'Pacific/Kiritimati' };
    expect(titlesOf(await within('2027-03-06', '2027-03-06', inKiritimati))).toEqual(['Day 5']);
  });

  it('keeps drafts apart', async () => {
    expect(titlesOf(await listFor(people.ruth, { list: 'drafts' }))).toEqual(['A draft']);
  });

  it.each(['nonsense', '2027-03-01_not-an-id', "'; DROP TABLE briefs; --_x"])(
    'starts from the beginning after a mark such as %s',
    async (after) => {
      expect(titlesOf(await listFor(people.ruth, { after }))[0]).toBe('For Dewi');
    },
  );

  it('is empty for anybody of another business', async () => {
    expect(await listFor(people.foreign.owner)).toMatchObject({ briefs: [], assistants: [] });
  });
});
