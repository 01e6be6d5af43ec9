import { beforeAll, describe, expect, it } from 'vitest';
import { acceptBrief } from '@/lib/briefs/handing-over/accepting.actions';
import { readView, writeView } from '@/lib/briefs/inbox/inbox-view.rules';
import { DEMO_PEOPLE } from '@/lib/people/signing-in/demo';
import { givenAgreementInForce } from '@/tests/support/agreements';
import { type BriefPlace, givenBriefAccepted, givenBriefSent } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { daysFrom, someFriday } from '@/tests/support/due-days';
import { allOfInbox, givenCopies, inboxOf } from '@/tests/support/inbox';
import { asPerson, givenAssistant, givenPerson, givenWorkspace, type Person } from '@/tests/support/people';
import { givenDatabase } from '@/tests/support/servers/postgres';

const BUSINESSES = 20;
const COPIES = 24;
const OPEN = BUSINESSES * (COPIES + 1);

/** Deadlines around now, six of each business at the very same instant, so that pages end among equals. */
const CROWDED = `date_trunc('minute', now()) + make_interval(mins => (n / 6) * 700 - 700)`;

describe('the pages of an inbox over twenty businesses', () => {
  const database = givenDatabase();
  let maria: Person;
  const places: BriefPlace[] = [];
  beforeAll(async () => {
    const owner = await givenPerson(DEMO_PEOPLE.owner);
    maria = await givenPerson(DEMO_PEOPLE.assistant);
    for (let n = 1; n <= BUSINESSES; n += 1) {
      const workspace = await givenWorkspace(owner, { name: `Business ${n}` });
      const engagementId = await givenAssistant(owner, workspace, maria);
      const place = { owner, assistant: maria, workspace, engagementId };
      places.push(place);
      await givenAgreementInForce(place);
      const brief =
        n % 2 === 0
          ? await givenBriefSent(place, { title: 'Wholesale enquiries' })
          : await givenBriefAccepted(place, { title: 'Café glaze photos' });
      await givenCopies(database().ownerUrl, brief.id, { count: COPIES, deadlines: CROWDED });
    }
  });

  const ids = (briefs: readonly { readonly id: string }[]) => briefs.map(({ id }) => id);

  it.each([50, 7])('show every brief once and in one order, %i at a time', async (size) => {
    const whole = await inboxOf(maria, {}, 2 * OPEN);

    const paged = await allOfInbox(maria, {}, size);

    expect(whole.briefs).toHaveLength(OPEN);
    expect(whole.next).toBeNull();
    expect(ids(paged)).toEqual(ids(whole.briefs));
    expect(new Set(ids(paged)).size).toBe(OPEN);
  });

  it('continue from the address of the next page, as a link carries it', async () => {
    const first = await inboxOf(maria, {}, 30);
    const address = writeView({ after: first.next });

    const second = await inboxOf(maria, readView(Object.fromEntries(new URLSearchParams(address))), 30);

    expect(ids(second.briefs)).toEqual(ids((await inboxOf(maria, {}, 60)).briefs).slice(30));
  });

  it('show what moves while one reads at most once, and lose nothing that stays', async () => {
    const before = await inboxOf(maria, {}, 2 * OPEN);
    const first = await inboxOf(maria, {}, 30);
    const place = places[1];
    if (!place) throw new Error('there is no second business');
    const moving = before.briefs.find(({ title }) => title === 'Wholesale enquiries');
    const accepts = { workspaceId: moving?.workspaceId, id: moving?.id, version: 2 };

    doneOf(await asPerson(maria, () => submit(acceptBrief, accepts)));
    const rest = await allOfInbox(maria, { after: first.next }, 30);

    const others = ids([...first.briefs, ...rest]).filter((id) => id !== moving?.id);
    expect(new Set(others).size).toBe(others.length);
    expect(others.sort()).toEqual(
      ids(before.briefs)
        .filter((id) => id !== moving?.id)
        .sort(),
    );
  });

  it('can be filtered by business, state, days and words, alone and together, page by page', async () => {
    const business = places[3]?.workspace.id ?? null;
    const text = 'enqu whole';

    expect(await allOfInbox(maria, { business }, 10)).toHaveLength(COPIES + 1);
    expect(await allOfInbox(maria, { text }, 50)).toHaveLength(OPEN / 2);
    expect(await allOfInbox(maria, { text: 'CAFE' }, 50)).toHaveLength(OPEN / 2);
    expect(await allOfInbox(maria, { state: 'work', text }, 50)).toHaveLength(1);
    expect(await allOfInbox(maria, { business, state: 'accept', text }, 50)).toHaveLength(COPIES + 1);
    expect(
      await allOfInbox(maria, { from: someFriday(), until: daysFrom(someFriday(), { days: 1 }) }, 50),
    ).toHaveLength(BUSINESSES);
    expect(await allOfInbox(maria, { text: 'nquiries' }, 50)).toEqual([]);
    expect(await allOfInbox(maria, { text: '%' }, 50)).toHaveLength(OPEN);
  });

  it('belong to nobody else, whatever is searched for', async () => {
    const dewi = await givenPerson(DEMO_PEOPLE.assistant2);
    const [place] = places;
    if (!place) throw new Error('there is no business');
    await givenAssistant(place.owner, place.workspace, dewi);

    expect(await allOfInbox(dewi, { text: 'whole' })).toEqual([]);
    expect(await allOfInbox(dewi, { business: place.workspace.id })).toEqual([]);
    expect(await allOfInbox(place.owner)).toEqual([]);
  });

  it('say from any page how much needs the assistant now', async () => {
    const whole = await inboxOf(maria, {}, 2 * OPEN);
    const needing = whole.briefs.filter(({ group }) => group !== 'next' && group !== 'waiting');

    expect((await inboxOf(maria, { after: (await inboxOf(maria)).next })).needs).toBe(needing.length);
  });
});
