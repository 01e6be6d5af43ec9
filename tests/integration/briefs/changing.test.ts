import { beforeAll, describe, expect, it } from 'vitest';
import {
  acceptChange,
  declineChange,
  requestChange,
  withdrawChange,
} from '@/lib/briefs/changing/changing.actions';
import { deliverBrief } from '@/lib/briefs/delivery/delivery.actions';
import { requestRevision } from '@/lib/briefs/delivery/reviewing.actions';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { startBrief } from '@/lib/briefs/handing-over/accepting.actions';
import { cancelBrief } from '@/lib/briefs/handing-over/handing-over.actions';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import {
  type BriefPlace,
  deliveryForm,
  givenBriefAccepted,
  givenBriefDelivered,
  givenRuthAndMaria,
  readBrief,
  seen,
} from '@/tests/support/briefs';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { changeForm, givenChangeAsked } from '@/tests/support/changes';
import { asPerson, givenPeople, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

describe('changing the terms of an accepted brief', () => {
  givenDatabaseWithPeople();
  let place: BriefPlace;
  let tomas: Person;
  beforeAll(async () => {
    const people = await givenPeople();
    tomas = people.tomas;
    place = await givenRuthAndMaria(people);
  });

  const asBusiness = <T>(work: Parameters<typeof withActor<T>>[1]) =>
    withActor({ kind: 'workspace', workspaceId: place.workspace.id }, work);
  const waitingReminders = (brief: { id: string }) =>
    asBusiness((tx) =>
      tx.reminder.findMany({
        where: { briefId: brief.id, sentAt: null, cancelledAt: null },
        orderBy: { dueAt: 'desc' },
      }),
    );
  const changeMails = (brief: { id: string }) =>
    asBusiness(async (tx) =>
      (
        await tx.mail.findMany({
          where: { subjectId: brief.id, kind: { startsWith: 'brief.change' } },
          orderBy: { id: 'asc' },
        })
      ).map(({ kind, toAddress }) => `${kind} → ${toAddress}`),
    );
  const as = <T>(person: Person, work: () => Promise<T>) => asPerson(person, work);

  it('the assistant asks for a later deadline, the owner accepts it, and the reminders follow', async () => {
    const brief = await givenBriefAccepted(place);

    const asked = await givenChangeAsked(place, place.assistant, brief);
    expect((await readBrief(place.owner, brief)).deadlineAt).toEqual(brief.deadlineAt);
    doneOf(await as(place.owner, () => submit(acceptChange, { ...asked, note: 'Get well soon.' })));

    const changed = await readBrief(place.assistant, brief);
    expect(changed.deadlineAt?.toISOString()).toBe('2027-03-09T23:00:00.000Z');
    expect([changed.deadlineLocal, changed.deadlineZone]).toEqual(['2027-03-09T17:00', 'America/Chicago']);
    expect(changed.changes).toMatchObject([
      {
        raisedBy: 'assistant',
        kinds: ['deadline'],
        answer: { outcome: 'accepted', note: 'Get well soon.', wasDeadlineAt: brief.deadlineAt },
      },
    ]);
    const [last] = await waitingReminders(brief);
    expect(last).toMatchObject({ kind: 'deadline_overdue', dueAt: new Date('2027-03-09T23:00:00Z') });
    expect(await changeMails(brief)).toEqual([
      `brief.change_requested → ${place.owner.email}`,
      `brief.change_accepted → ${place.assistant.email}`,
    ]);
  });

  it('a manager asks for less on the owner’s side, the assistant declines with a reason, and everything stays', async () => {
    const brief = await givenBriefAccepted(place);

    const asked = await givenChangeAsked(place, tomas, brief, { budgetHours: '3' });
    const unsaid = await as(place.assistant, () => submit(declineChange, { ...asked, note: ' ' }));
    doneOf(
      await as(place.assistant, () =>
        submit(declineChange, { ...asked, note: 'Six were needed last time.' }),
      ),
    );

    expect(unsaid).toMatchObject({ fieldErrors: { note: expect.stringMatching(/why not/) } });
    const same = await readBrief(place.owner, brief);
    expect(same.budgetMinutes).toBe(360);
    expect(same.changes[0]?.answer).toMatchObject({ outcome: 'declined', by: place.assistant.name });
  });

  it('one bargain may hold more work, more time and more budget, and all of it takes effect at once', async () => {
    const brief = await givenBriefAccepted(place);
    const form = changeForm(brief);
    const [pictures] = form.deliverables;

    const asked = await givenChangeAsked(place, place.owner, brief, {
      deadlineDate: '2027-03-12',
      budgetHours: '8',
      outcome: 'The printer and the shop have every picture.',
      instructions: 'The raw pictures are on the new drive.',
      autonomy: 'ask_first',
      givens: [
        ...form.givens.map((given) => ({ ...given, text: '' })),
        { id: '', text: 'Numbers are on the box.' },
      ],
      deliverables: [
        {
          id: pictures?.id ?? '',
          title: pictures?.title ?? '',
          criteria: [
            { id: pictures?.criteria[0]?.id ?? '', text: 'Pure white background' },
            { id: pictures?.criteria[1]?.id ?? '', text: pictures?.criteria[1]?.text ?? '' },
            { id: '', text: 'No shadows' },
          ],
        },
        { id: '', title: 'A list of what is missing', criteria: [{ id: '', text: 'With article numbers' }] },
      ],
    });
    doneOf(await as(place.assistant, () => submit(acceptChange, asked)));

    const changed = await readBrief(place.owner, brief);
    expect(changed).toMatchObject({
      budgetMinutes: 480,
      deadlineLocal: '2027-03-12T17:00',
      outcome: 'The printer and the shop have every picture.',
      instructions: 'The raw pictures are on the new drive.',
      autonomy: 'ask_first',
      givens: [{ text: 'Numbers are on the box.' }],
      deliverables: [
        {
          title: 'Cut-out pictures of all 24 pieces',
          criteria: [
            { text: 'Pure white background' },
            { text: 'At least 3000 pixels on the long side' },
            { text: 'No shadows' },
          ],
        },
        { title: 'A list of what is missing', criteria: [{ text: 'With article numbers' }] },
      ],
    });
    expect(changed.changes[0]?.kinds).toEqual(['deadline', 'scope', 'budget']);
    expect(changed.changes[0]?.answer).toMatchObject({
      wasOutcome: brief.outcome,
      wasInstructions: brief.instructions,
      wasAutonomy: 'decide_and_tell',
    });
    expect(changed.changes[0]?.parts.map(({ removedText, text }) => [removedText, text])).toEqual([
      ['Article numbers are on the back of each piece.', null],
      [null, 'Numbers are on the box.'],
      [null, 'A list of what is missing'],
      ['White background', 'Pure white background'],
      [null, 'With article numbers'],
      [null, 'No shadows'],
    ]);
  });

  it('another title is another deliverable: what was delivered and named before keeps its words', async () => {
    const delivered = await givenBriefDelivered(place);
    const [pictures] = delivered.deliverables;
    const unmet = [{ criterionId: pictures?.criteria[0]?.id, isUnmet: true, reason: 'Three are grey.' }];
    const revision = { ...seen(delivered), deliveryId: delivered.deliveries[0]?.id, note: '', unmet };
    doneOf(await as(place.owner, () => submit(requestRevision, revision)));

    const asked = await givenChangeAsked(place, place.assistant, delivered, {
      deliverables: [
        {
          id: pictures?.id ?? '',
          title: 'Cut-out pictures of 22 pieces',
          criteria: [{ id: pictures?.criteria[0]?.id ?? '', text: '' }],
        },
      ],
    });
    doneOf(await as(place.owner, () => submit(acceptChange, asked)));

    const changed = await readBrief(place.assistant, delivered);
    expect(changed.deliverables).toMatchObject([
      {
        title: 'Cut-out pictures of 22 pieces',
        criteria: [{ text: 'At least 3000 pixels on the long side' }],
      },
    ]);
    expect(changed.retiredDeliverables).toEqual([{ id: pictures?.id, title: pictures?.title }]);
    expect(changed.deliveries[0]?.review?.unmet).toMatchObject([{ criterion: 'White background' }]);
    // what is delivered from now on answers to what is asked for now
    const stale = await as(place.assistant, () => submit(deliverBrief, deliveryForm(delivered)));
    expect(refusalOf(stale).code).toBe('not_found');
    doneOf(await as(place.assistant, () => submit(deliverBrief, deliveryForm(changed))));
  });

  it('nobody answers their own request, and only the side that asked withdraws it', async () => {
    const brief = await givenBriefAccepted(place);

    const asked = await givenChangeAsked(place, tomas, brief);

    for (const person of [place.owner, tomas]) {
      expect(refusalOf(await as(person, () => submit(acceptChange, asked))).code).toBe('own_change');
    }
    expect(refusalOf(await as(place.assistant, () => submit(withdrawChange, asked))).code).toBe('not_yours');
    doneOf(await as(place.owner, () => submit(withdrawChange, asked)));
    const late = await as(place.assistant, () => submit(acceptChange, asked));
    expect(refusalOf(late).code).toBe('changed_meanwhile');
    expect((await readBrief(place.owner, brief)).deadlineAt).toEqual(brief.deadlineAt);
  });

  it('is asked once, however often the form is posted, and one at a time', async () => {
    const brief = await givenBriefAccepted(place);
    const form = changeForm(brief, { deadlineDate: '2027-03-08' });

    doneOf(await as(place.assistant, () => submit(requestChange, form)));
    doneOf(await as(place.assistant, () => submit(requestChange, form)));
    const another = changeForm(brief, { budgetHours: '9' });

    expect(refusalOf(await as(place.owner, () => submit(requestChange, another))).code).toBe('change_open');
    expect((await readBrief(place.owner, brief)).changes).toHaveLength(1);
  });

  it('accepted twice at the same moment it is accepted once', async () => {
    const brief = await givenBriefAccepted(place);
    const asked = await givenChangeAsked(place, place.assistant, brief);

    const answers = await Promise.all(
      [place.owner, tomas].map((person) => as(person, () => submit(acceptChange, asked))),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual(['done', 'refused']);
    expect((await changeMails(brief)).filter((mail) => mail.includes('accepted'))).toHaveLength(1);
  });

  it('says what can’t be asked for: nothing new, a moment in the past, or no criterion left', async () => {
    const brief = await givenBriefAccepted(place);
    const [pictures] = changeForm(brief).deliverables;
    const ask = (overrides: Parameters<typeof changeForm>[1]) =>
      as(place.assistant, () => submit(requestChange, changeForm(brief, overrides)));

    expect(refusalOf(await ask({})).code).toBe('nothing_changes');
    expect(await ask({ deadlineDate: '2026-01-05' })).toMatchObject({
      fieldErrors: { deadlineDate: expect.stringMatching(/passed/) },
    });
    const bare = { id: pictures?.id ?? '', title: 'Pictures' };
    const emptied = pictures?.criteria.map(({ id }) => ({ id, text: '' })) ?? [];
    expect(await ask({ deliverables: [{ ...bare, criteria: emptied }] })).toMatchObject({
      fieldErrors: { 'deliverables[0].criteria[0].text': expect.stringMatching(/know that it is right/) },
    });
    expect(await ask({ reason: '' })).toMatchObject({ fieldErrors: { reason: expect.any(String) } });
  });

  it('a request for a moment that has passed can be declined but not accepted', async () => {
    const brief = await givenBriefAccepted(place);
    const asked = await givenChangeAsked(place, place.assistant, brief);

    const late = await atTime(new Date('2027-03-10T12:00:00Z'), () =>
      as(place.owner, () => submit(acceptChange, asked)),
    );

    expect(refusalOf(late).code).toBe('past');
  });

  it('only what was seen is changed: terms that moved meanwhile have to be looked at first', async () => {
    const brief = await givenBriefAccepted(place);
    doneOf(await as(place.assistant, () => submit(startBrief, seen(brief))));

    const stale = changeForm(brief, { budgetHours: '9' });

    expect(refusalOf(await as(place.owner, () => submit(requestChange, stale))).code).toBe(
      'changed_meanwhile',
    );
  });

  it("ends with the brief: a request about a brief that is called off can't be answered any more", async () => {
    const brief = await givenBriefAccepted(place);
    const asked = await givenChangeAsked(place, place.assistant, brief);
    const current: BriefDocument = await readBrief(place.owner, brief);
    doneOf(await as(place.owner, () => submit(cancelBrief, { ...seen(current), reason: 'No fair.' })));

    expect(refusalOf(await as(place.owner, () => submit(acceptChange, asked))).code).toBe('wrong_state');
  });
});
