import { beforeAll, describe, expect, it } from 'vitest';
import { getComparison } from '@/lib/agreements/comparing/comparing.queries';
import { AMENDED } from '@/lib/agreements/comparing/comparing.rules';
import { differs, sideOf } from '@/lib/platform/text/word-changes';
import { type AgreementRef, givenAgreementInForce, givenAmendment, saves } from '@/tests/support/agreements';
import { doneOf } from '@/tests/support/browser/forms';
import {
  givenNewPairOf,
  givenTalks as givenTalksOf,
  proposesAnew,
  revises,
} from '@/tests/support/negotiation';
import { givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

const NEWEST = { from: null, to: null };

describe('two versions of an agreement', () => {
  givenDatabaseWithPeople();
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  /** A second version, with another notice, that is still being written. */
  async function givenSecondVersion() {
    const talks = await givenTalksOf(people);
    doneOf(await revises(talks.owner, talks.ref));
    doneOf(await saves(talks.owner, talks.ref, { noticeDays: 30 }));
    return talks;
  }

  const compare = (person: Person, ref: AgreementRef, wanted: Parameters<typeof getComparison>[2] = NEWEST) =>
    getComparison(person.userId, ref, wanted);

  it('are compared by their typed terms, and by how the text reads with them', async () => {
    const { owner, assistant, ref } = await givenSecondVersion();
    doneOf(await proposesAnew(owner, ref));

    const compared = await compare(assistant, ref, { from: 1, to: 2 });

    const terms = compared?.comparison?.terms ?? [];
    expect(terms.map(({ name }) => name)).toEqual(['Either side can end it with']);
    const changed = compared?.comparison?.clauses.filter(({ kind }) => kind !== 'same') ?? [];
    expect(changed.map(({ key, kind }) => [key, kind])).toEqual([['termination', 'changed']]);
    const [termination] = changed;
    expect(sideOf(termination?.body ?? [], 'before')).toContain('14 days’ notice');
    expect(sideOf(termination?.body ?? [], 'after')).toContain('30 days’ notice');
  });

  it('are shown to the assistant only once both have been proposed', async () => {
    const { owner, assistant, ref } = await givenSecondVersion();

    const ofOwner = await compare(owner, ref, { from: 1, to: 2 });
    const ofAssistant = await compare(assistant, ref, { from: 1, to: 2 });

    expect(ofOwner).toMatchObject({
      from: 1,
      to: 2,
      versions: [
        { number: 1, isProposed: true },
        { number: 2, isProposed: false },
      ],
    });
    expect(ofAssistant).toMatchObject({ from: 1, to: 1, comparison: null });
    expect(ofAssistant?.versions).toEqual([{ number: 1, isProposed: true }]);
  });

  it('are the newest and the one before it, when a link names none that exists', async () => {
    const { owner, ref } = await givenSecondVersion();

    expect(await compare(owner, ref)).toMatchObject({ from: 1, to: 2 });
    expect(await compare(owner, ref, { from: 7, to: 9 })).toMatchObject({ from: 1, to: 2 });
    const backwards = await compare(owner, ref, { from: 2, to: 1 });
    expect(backwards).toMatchObject({ from: 2, to: 1 });
    expect(differs(backwards?.comparison?.terms[0]?.pieces ?? [])).toBe(true);
  });

  it('of an amendment are compared with the text in force too, by both, word by word', async () => {
    const pair = await givenNewPairOf(people);
    const { owner, assistant } = pair;
    const ref = await givenAgreementInForce(pair);
    const amendment = await givenAmendment(owner, ref);
    doneOf(await saves(owner, amendment, { noticeDays: 30 }));
    doneOf(await proposesAnew(owner, amendment));

    for (const person of [owner, assistant]) {
      const compared = await compare(person, amendment);
      expect(compared).toMatchObject({
        from: AMENDED,
        to: 1,
        versions: [{ number: AMENDED }, { number: 1 }],
      });
      const changed = compared?.comparison?.clauses.filter(({ kind }) => kind !== 'same') ?? [];
      expect(changed.map(({ key }) => key)).toEqual(['termination']);
      expect(sideOf(changed[0]?.body ?? [], 'before')).toContain('14 days’ notice');
    }
    expect(await compare(assistant, ref, { from: AMENDED, to: 1 })).toMatchObject({ from: 1, to: 1 });
  });

  it('can be compared by nobody else', async () => {
    const { ref } = await givenSecondVersion();

    for (const person of [people.dewi, people.stranger, people.foreign.owner]) {
      expect(await compare(person, ref)).toBeNull();
    }
    expect((await compare(people.tomas, ref))?.isStaff).toBe(true);
  });
});
