import { beforeAll, describe, expect, it } from 'vitest';
import { getBriefList } from '@/lib/briefs/list.queries';
import { givenAgreementInForce } from '@/tests/support/agreements';
import { type BriefPlace, givenBriefDraft, givenBriefSent, givenRuthAndMaria } from '@/tests/support/briefs';
import { givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabase } from '@/tests/support/postgres';

describe('the list of briefs', () => {
  givenDatabase();
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
  }, 120_000);

  const listFor = (person: Person, wanted: Partial<Parameters<typeof getBriefList>[1]> = {}) =>
    getBriefList(person.userId, {
      workspaceId: people.workspace.id,
      list: 'open',
      engagementId: null,
      text: '',
      after: null,
      ...wanted,
    });
  const titlesOf = ({ briefs }: Awaited<ReturnType<typeof listFor>>) => briefs.map(({ title }) => title);

  it('goes by deadline, page after page, each brief once', async () => {
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

  it('can be narrowed to the beginnings of words in titles, page after page', async () => {
    const first = await listFor(people.ruth, { text: 'da' });

    expect(titlesOf(first)).toHaveLength(30);
    expect(titlesOf(await listFor(people.ruth, { text: 'da', after: first.next }))).toEqual(['Day 31']);
    expect(titlesOf(await listFor(people.ruth, { text: '31 day' }))).toEqual(['Day 31']);
    expect(titlesOf(await listFor(people.ruth, { text: 'draft' }))).toEqual([]);
    expect(titlesOf(await listFor(people.ruth, { text: '%' }))).toEqual([]);
  });

  it('keeps drafts apart', async () => {
    expect(titlesOf(await listFor(people.ruth, { list: 'drafts' }))).toEqual(['A draft']);
  });

  it.each(['nonsense', '2027-03-01_not-an-id', "'; DROP TABLE briefs; --_x"])(
    'begins at its beginning after a mark such as %s',
    async (after) => {
      expect(titlesOf(await listFor(people.ruth, { after }))[0]).toBe('For Dewi');
    },
  );

  it('is empty for anybody of another business', async () => {
    expect(await listFor(people.foreign.owner)).toMatchObject({ briefs: [], assistants: [] });
  });
});
