import { beforeAll, describe, expect, it } from 'vitest';
import {
  acceptChange,
  declineChange,
  requestChange,
  withdrawChange,
} from '@/lib/briefs/changing/changing.actions';
import { deliverBrief } from '@/lib/briefs/delivery/delivery.actions';
import { approveDelivery, requestRevision } from '@/lib/briefs/delivery/reviewing.actions';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { cancelBrief, withdrawBrief } from '@/lib/briefs/handing-over/handing-over.actions';
import { askQuestion } from '@/lib/briefs/questions/clarifying.actions';
import type { FormAction } from '@/lib/platform/actions/form-state';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import {
  type BriefPlace,
  deliveryForm,
  givenBriefAccepted,
  givenBriefDelivered,
  givenBriefSent,
  givenRuthAndMaria,
  readBrief,
  seen,
} from '@/tests/support/briefs';
import { doneOf, type Fields, refusalOf, submit } from '@/tests/support/browser/forms';
import { type ChangeForm, changeForm, givenChangeAsked } from '@/tests/support/changes';
import { givenDay } from '@/tests/support/on-day';
import { asPerson, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

describe('what was done, posted again because its answer was lost', () => {
  givenDay('2026-11-30');
  givenDatabaseWithPeople();
  let people: People;
  let place: BriefPlace;
  beforeAll(async () => {
    people = await givenPeople();
    place = await givenRuthAndMaria(people);
  });

  const posts = <Data>(action: FormAction<Data>, form: Fields, by: Person = place.owner) =>
    asPerson(by, () => submit(action, form));
  const recordedOf = ({ workspaceId, id }: BriefDocument) =>
    withActor({ kind: 'user', userId: place.owner.userId }, async (tx) => ({
      events: await tx.auditEvent.count({ where: { workspaceId, subjectId: id } }),
      mails: await tx.mail.count({ where: { workspaceId, subjectId: id } }),
      version: (await tx.brief.findFirstOrThrow({ where: { workspaceId, id } })).version,
    }));

  /** Does it once, again as it was, and then as others would. */
  async function isAnsweredAsDone<Data>(
    action: FormAction<Data>,
    brief: BriefDocument,
    form: Fields,
    others: readonly Fields[],
  ) {
    doneOf(await posts(action, form));
    const recorded = await recordedOf(brief);

    doneOf(await posts(action, form));

    for (const other of others)
      expect(refusalOf(await posts(action, { ...form, ...other })).code).toBe('wrong_state');
    // Tomás may do it as well, and it wasn't him
    expect(refusalOf(await posts(action, form, people.tomas)).code).toBe('wrong_state');
    expect(await recordedOf(brief)).toEqual(recorded);
  }

  it('a withdrawal', async () => {
    const brief = await givenBriefSent(place);

    await isAnsweredAsDone(withdrawBrief, brief, seen(brief), [
      { version: brief.version + 1 },
      { version: brief.version - 1 },
    ]);

    expect(refusalOf(await posts(cancelBrief, { ...seen(brief), reason: 'No.' })).code).toBe('wrong_state');
  });

  it('a cancellation, with its reason', async () => {
    const brief = await givenBriefAccepted(place);
    const form = { ...seen(brief), reason: 'The shop closes.' };

    await isAnsweredAsDone(cancelBrief, brief, form, [
      { reason: 'The shop moves.' },
      { version: brief.version + 1 },
    ]);
  });

  it('a cancellation while the clock stood still, which restarts it', async () => {
    const accepted = await givenBriefAccepted(place);
    const { workspaceId, id } = accepted;
    const question = {
      workspaceId,
      id,
      clarificationId: newId(),
      question: 'Which white?',
      isBlocking: true,
    };
    doneOf(await posts(askQuestion, question, place.assistant));
    const brief = await readBrief(place.owner, accepted);

    await isAnsweredAsDone(cancelBrief, brief, { ...seen(brief), reason: 'The shop closes.' }, [
      { version: brief.version + 1 },
    ]);
  });

  it('an approval, with its note', async () => {
    const brief = await givenBriefDelivered(place);
    const form = { ...seen(brief), deliveryId: brief.deliveries[0]?.id, note: 'Thank you.' };

    await isAnsweredAsDone(approveDelivery, brief, form, [
      { note: 'Thanks.' },
      { version: brief.version + 1 },
      { deliveryId: newId() },
    ]);
  });

  it.each<[string, FormAction<void>, 'owner' | 'assistant', Fields, Fields]>([
    ['a yes to other terms', acceptChange, 'owner', { note: 'Get well soon.' }, { note: 'Get well.' }],
    ['a no, and why', declineChange, 'owner', { note: 'The fair is on Friday.' }, { note: 'No.' }],
    ['what was asked and taken back', withdrawChange, 'assistant', {}, { requestId: newId() }],
  ])('%s', async (_, action, who, words, otherwise) => {
    const brief = await givenBriefAccepted(place);
    const asked = { ...(await givenChangeAsked(place, place.assistant, brief)), ...words };
    doneOf(await posts(action, asked, place[who]));
    const recorded = await recordedOf(brief);

    doneOf(await posts(action, asked, place[who]));
    const together = await Promise.all([1, 2].map(() => posts(action, asked, place[who])));
    const codes = [
      refusalOf(await posts(action, { ...asked, ...otherwise }, place[who])).code,
      refusalOf(await posts(action, asked, people.tomas)).code,
    ];

    expect(together.map(({ status }) => status)).toEqual(['done', 'done']);
    for (const code of codes) expect(['changed_meanwhile', 'not_found']).toContain(code);
    expect(await recordedOf(brief)).toEqual(recorded);
  });

  it('an answer to a request for other terms isn’t another one', async () => {
    const brief = await givenBriefAccepted(place);
    const asked = { ...(await givenChangeAsked(place, place.assistant, brief)), note: 'Yes.' };
    doneOf(await posts(acceptChange, asked));

    expect(refusalOf(await posts(declineChange, asked)).code).toBe('changed_meanwhile');
    expect(refusalOf(await posts(withdrawChange, asked, place.assistant)).code).toBe('changed_meanwhile');
  });

  it('a request for other terms, even once it is answered and the terms are those', async () => {
    const brief = await givenBriefAccepted(place);
    const form = changeForm(brief, { deadlineDate: '2027-03-09', budgetHours: '9' });
    const asks = (other: Partial<ChangeForm> = {}, by = place.assistant) =>
      posts(requestChange, { ...form, ...other }, by);
    const others = {
      budgetHours: '8',
      reason: 'The lamp broke.',
      deadlineTime: '18:00',
      outcome: 'All of it.',
    };
    const isToldApart = async () => {
      const recorded = await recordedOf(brief);
      doneOf(await asks());
      for (const [name, said] of Object.entries(others))
        expect(refusalOf(await asks({ [name]: said })).code).toBe('sent_before');
      expect(refusalOf(await asks({}, place.owner)).code).toBe('sent_before');
      expect(await recordedOf(brief)).toEqual(recorded);
    };

    doneOf(await asks());
    await isToldApart();
    const { workspaceId, id, requestId } = form;
    doneOf(await posts(acceptChange, { workspaceId, id, requestId, note: '' }));
    await isToldApart();
    expect((await readBrief(place.owner, brief)).changes).toHaveLength(1);
  });

  it('what was sent back, with everything that isn’t met; not once it was delivered again', async () => {
    const brief = await givenBriefDelivered(place);
    const criteria = brief.deliverables.flatMap((each) => each.criteria).slice(0, 2);
    const unmet = criteria.map(({ id: criterionId }) => ({
      criterionId,
      isUnmet: true,
      reason: 'Too small.',
    }));
    const form = { ...seen(brief), deliveryId: brief.deliveries[0]?.id, note: '', unmet };

    await isAnsweredAsDone(requestRevision, brief, form, [
      { unmet: unmet.slice(0, 1) },
      { unmet: unmet.map((row) => ({ ...row, reason: 'Too large.' })) },
      { note: 'Look again.' },
    ]);
    doneOf(await posts(requestRevision, { ...form, unmet: [...unmet].reverse() }));

    doneOf(await posts(deliverBrief, deliveryForm(brief, 'Larger.'), place.assistant));
    expect(refusalOf(await posts(requestRevision, form)).code).toBe('changed_meanwhile');
  });
});
