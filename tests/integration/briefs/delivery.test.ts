import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { deliverBrief } from '@/lib/briefs/delivery/delivery.actions';
import { hashDelivery, readHashedDelivery } from '@/lib/briefs/delivery/delivery-hash';
import { approveDelivery, requestRevision } from '@/lib/briefs/delivery/reviewing.actions';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { acceptBrief, declineBrief } from '@/lib/briefs/handing-over/accepting.actions';
import { answerQuestion, askQuestion } from '@/lib/briefs/questions/clarifying.actions';
import { raiseRisk } from '@/lib/briefs/risk/risk.actions';
import { DEADLINE_KINDS } from '@/lib/notifications/reminders/rules';
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
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

givenDatabaseWithPeople();
let people: People;
let place: BriefPlace;
beforeAll(async () => {
  people = await givenPeople();
  place = await givenRuthAndMaria(people);
});

const asOwner = <T>(work: () => Promise<T>) => asPerson(place.owner, work);
const asAssistant = <T>(work: () => Promise<T>) => asPerson(place.assistant, work);

describe('a delivery', () => {
  const approvalOf = (brief: BriefDocument) => ({
    ...seen(brief),
    deliveryId: brief.deliveries.at(-1)?.id,
    note: '',
  });
  const mailsOf = (brief: BriefDocument, kind: string) =>
    withActor({ kind: 'user', userId: place.owner.userId }, (tx) =>
      tx.mail.count({ where: { subjectId: brief.id, kind } }),
    );

  it('keeps each file under its own hash, beside its deliverable', async () => {
    const delivered = await givenBriefDelivered(place);

    const [item] = delivered.deliveries[0]?.items ?? [];
    expect(item?.deliverableId).toBe(delivered.deliverables[0]?.id);
    expect(item?.file).toMatchObject({
      name: 'picture-0.txt',
      sha256: createHash('sha256').update('picture 0').digest('hex'),
    });
  });

  it('may hold several files for one deliverable', async () => {
    const accepted = await givenBriefAccepted(place);
    const files = [new File(['one'], 'one.txt'), new File(['two'], 'two.txt')];
    const items = [{ deliverableId: accepted.deliverables[0]?.id, note: '', link: '', files }];

    doneOf(await asAssistant(() => submit(deliverBrief, { ...seen(accepted), note: '', items })));

    const delivered = await readBrief(place.owner, accepted);
    expect(delivered.deliveries[0]?.items.map(({ file }) => file?.name)).toEqual(['one.txt', 'two.txt']);
  });

  it('is refused at an empty file, and the brief stays as it is', async () => {
    const accepted = await givenBriefAccepted(place);
    const items = [{ deliverableId: accepted.deliverables[0]?.id, files: new File([], 'empty.txt') }];

    const refusal = refusalOf(await asAssistant(() => submit(deliverBrief, { ...seen(accepted), items })));

    expect(Object.keys(refusal.fieldErrors)).toEqual(['items[0].files']);
    expect((await readBrief(place.owner, accepted)).state).toBe('accepted');
  });

  it('for a deliverable of another brief is refused as nonexistent', async () => {
    const accepted = await givenBriefAccepted(place);
    const other = await givenBriefAccepted(place);
    const items = [{ deliverableId: other.deliverables[0]?.id, note: 'Here' }];

    const refusal = refusalOf(await asAssistant(() => submit(deliverBrief, { ...seen(accepted), items })));

    expect(refusal.code).toBe('not_found');
  });

  it('posted twice is one delivery', async () => {
    const accepted = await givenBriefAccepted(place);

    const answers = await Promise.all(
      [1, 2].map(() => asAssistant(() => submit(deliverBrief, deliveryForm(accepted)))),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual(['done', 'refused']);
    expect((await readBrief(place.owner, accepted)).deliveries).toHaveLength(1);
    expect(await mailsOf(accepted, 'brief.delivered')).toBe(1);
  });

  it('ends the reported risk: what is delivered isn’t at risk any more', async () => {
    const accepted = await givenBriefAccepted(place);
    const risk = { ...seen(accepted), riskId: newId(), reason: 'Two pieces are broken.' };
    doneOf(await asAssistant(() => submit(raiseRisk, risk)));

    doneOf(await asAssistant(() => submit(deliverBrief, deliveryForm(accepted))));

    expect((await readBrief(place.owner, accepted)).risks[0]?.resolvedAt).toBeInstanceOf(Date);
  });

  it('approved from two tabs at once is approved once; the other is told', async () => {
    const delivered = await givenBriefDelivered(place);

    const answers = await Promise.all([
      asOwner(() => submit(approveDelivery, approvalOf(delivered))),
      asPerson(people.tomas, () => submit(approveDelivery, approvalOf(delivered))),
    ]);

    const refused = answers.filter(({ status }) => status === 'refused');
    expect(refused).toHaveLength(1);
    expect(refused.map(refusalOf)[0]?.message).toMatch(/approved|changed/);
    expect((await readBrief(place.owner, delivered)).deliveries[0]?.review?.outcome).toBe('approved');
    expect(await mailsOf(delivered, 'brief.approved')).toBe(1);
  });

  it('approved in one tab and sent back in another ends as one of them', async () => {
    const delivered = await givenBriefDelivered(place);
    const unmet = [
      { criterionId: delivered.deliverables[0]?.criteria[0]?.id, isUnmet: true, reason: 'It is grey.' },
    ];

    const answers = await Promise.all([
      asOwner(() => submit(approveDelivery, approvalOf(delivered))),
      asPerson(people.tomas, () => submit(requestRevision, { ...approvalOf(delivered), unmet })),
    ]);

    expect(answers.map(({ status }) => status).sort()).toEqual(['done', 'refused']);
    const mails =
      (await mailsOf(delivered, 'brief.approved')) + (await mailsOf(delivered, 'brief.sent_back'));
    expect(mails).toBe(1);
  });

  it('is bound to its approval by a hash that anybody can recompute', async () => {
    const delivered = await givenBriefDelivered(place);
    doneOf(await asOwner(() => submit(approveDelivery, approvalOf(delivered))));

    const approved = await readBrief(place.assistant, delivered);
    const [delivery] = approved.deliveries;
    const read = await withActor({ kind: 'user', userId: place.assistant.userId }, (tx) =>
      readHashedDelivery(tx, {
        workspaceId: approved.workspaceId,
        briefId: approved.id,
        deliveryId: delivery?.id ?? '',
      }),
    );

    expect(read && hashDelivery(read)).toBe(delivery?.review?.deliveryHash);
  });

  it('can’t be reviewed by its own assistant, nor by anybody of another business', async () => {
    const delivered = await givenBriefDelivered(place);
    const review = approvalOf(delivered);

    const byAssistant = refusalOf(await asAssistant(() => submit(approveDelivery, review)));
    const byForeigner = refusalOf(
      await asPerson(people.foreign.owner, () => submit(approveDelivery, review)),
    );
    const ofNothing = refusalOf(
      await asPerson(people.foreign.owner, () => submit(approveDelivery, { ...review, id: newId() })),
    );

    expect(byAssistant.code).toBe('not_yours');
    expect(byForeigner.code).toBe('not_found');
    expect(byForeigner.message).toBe(ofNothing.message);
  });

  it('sent back names only criteria of its own brief', async () => {
    const delivered = await givenBriefDelivered(place);
    const other = await givenBriefSent(place);
    const unmet = [{ criterionId: other.deliverables[0]?.criteria[0]?.id, isUnmet: true, reason: 'Grey.' }];

    const refusal = refusalOf(
      await asOwner(() => submit(requestRevision, { ...approvalOf(delivered), unmet })),
    );

    expect(refusal.code).toBe('not_found');
    expect((await readBrief(place.owner, delivered)).state).toBe('delivered');
  });
});

describe('before a brief is accepted', () => {
  const asks = (brief: BriefDocument, isBlocking: boolean) => {
    const question = { ...seen(brief), clarificationId: newId(), question: 'Which white?', isBlocking };
    return asAssistant(async () => {
      doneOf(await submit(askQuestion, question));
      return question.clarificationId;
    });
  };

  it('a question posted twice is one question and one mail', async () => {
    const sent = await givenBriefSent(place);
    const question = { ...seen(sent), clarificationId: newId(), question: 'Which white?' };

    doneOf(await asAssistant(() => submit(askQuestion, question)));
    doneOf(await asAssistant(() => submit(askQuestion, question)));

    expect((await readBrief(place.owner, sent)).clarifications).toHaveLength(1);
  });

  it('two questions answered by two people at once give the brief back to the assistant', async () => {
    const sent = await givenBriefSent(place);
    const ids = [await asks(sent, true), await asks(sent, false)];
    const answering = [place.owner, people.tomas].map((person, index) =>
      asPerson(person, () =>
        submit(answerQuestion, { ...seen(sent), clarificationId: ids[index], answer: 'Pure white.' }),
      ),
    );

    for (const answer of await Promise.all(answering)) doneOf(answer);

    expect((await readBrief(place.owner, sent)).state).toBe('sent');
  });

  it('one question answered by two people at once has one answer; the other is told', async () => {
    const sent = await givenBriefSent(place);
    const clarificationId = await asks(sent, true);
    const answers = await Promise.all(
      [place.owner, people.tomas].map((person) =>
        asPerson(person, () =>
          submit(answerQuestion, { ...seen(sent), clarificationId, answer: `By ${person.name}` }),
        ),
      ),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual(['done', 'refused']);
  });

  it('a blocking question stops the clock: no reminder waits until the last such question is answered', async () => {
    const sent = await givenBriefSent(place);
    const waiting = () =>
      withActor({ kind: 'user', userId: place.owner.userId }, (tx) =>
        tx.reminder.count({
          where: { briefId: sent.id, kind: { in: [...DEADLINE_KINDS] }, sentAt: null, cancelledAt: null },
        }),
      );
    const answers = (clarificationId: string) =>
      asOwner(() => submit(answerQuestion, { ...seen(sent), clarificationId, answer: 'Pure white.' })).then(
        doneOf,
      );
    const counts = [await waiting()];

    const first = await asks(sent, true);
    counts.push(await waiting());
    const second = await asks(sent, true);
    await answers(first);
    counts.push(await waiting());
    await answers(second);
    counts.push(await waiting());

    expect(counts).toEqual([4, 0, 0, 4]);
  });

  it('accepting a brief that has changed since it was read is refused', async () => {
    const sent = await givenBriefSent(place);
    await asks(sent, false);

    const refusal = refusalOf(await asAssistant(() => submit(acceptBrief, seen(sent))));

    expect(refusal.code).toBe('changed_meanwhile');
  });

  it('declining gives the reason, to the owner and on the brief', async () => {
    const sent = await givenBriefSent(place);

    doneOf(await asAssistant(() => submit(declineBrief, { ...seen(sent), reason: 'I have no camera.' })));

    const declined = await readBrief(place.owner, sent);
    expect(declined.ending).toMatchObject({
      kind: 'declined',
      reason: 'I have no camera.',
      by: 'Maria Santos',
    });
  });

  it('nobody but its own assistant can accept it', async () => {
    const sent = await givenBriefSent(place);

    const codes = [];
    for (const person of [people.dewi, people.foreign.assistant, people.stranger]) {
      codes.push(refusalOf(await asPerson(person, () => submit(acceptBrief, seen(sent)))).code);
    }

    expect(codes).toEqual(['not_found', 'not_found', 'not_found']);
  });
});
