import { beforeAll, describe, expect, it } from 'vitest';
import { deliverBrief } from '@/lib/briefs/delivery/delivery.actions';
import { approveDelivery, requestRevision } from '@/lib/briefs/delivery/reviewing.actions';
import { saveBrief } from '@/lib/briefs/editor/editing.actions';
import { acceptBrief, startBrief } from '@/lib/briefs/handing-over/accepting.actions';
import { answerQuestion, askQuestion } from '@/lib/briefs/questions/clarifying.actions';
import { raiseRisk, resolveRisk } from '@/lib/briefs/risk/risk.actions';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import {
  type BriefPlace,
  briefForm,
  deliveryForm,
  givenRuthAndMaria,
  readBrief,
  seen,
} from '@/tests/support/briefs';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { asPerson, givenPeople } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

describe('the life of a brief', () => {
  givenDatabaseWithPeople();
  let place: BriefPlace;
  beforeAll(async () => {
    place = await givenRuthAndMaria(await givenPeople());
  });

  async function mailsAbout(briefId: string): Promise<readonly string[]> {
    const rows = await withActor({ kind: 'user', userId: place.owner.userId }, (tx) =>
      tx.mail.findMany({
        where: { workspaceId: place.workspace.id, subjectId: briefId },
        orderBy: { id: 'asc' },
      }),
    );
    return rows.map(({ kind, toAddress }) => `${kind} → ${toAddress}`);
  }

  it('goes from a draft through a question, a risk and a revision to its approval, and each is notified once', async () => {
    const { owner, assistant } = place;
    const asOwner = <T>(work: () => Promise<T>) => asPerson(owner, work);
    const asAssistant = <T>(work: () => Promise<T>) => asPerson(assistant, work);
    const form = briefForm(place);

    doneOf(await asOwner(() => submit(saveBrief, form)));
    doneOf(await asOwner(() => submit(saveBrief, { ...form, version: 1, intent: 'send' })));
    const sent = await readBrief(assistant, form);
    expect(sent.state).toBe('sent');

    const clarificationId = newId();
    const question = { ...seen(sent), clarificationId, question: 'Which white?', isBlocking: true };
    doneOf(await asAssistant(() => submit(askQuestion, question)));
    doneOf(await asAssistant(() => submit(askQuestion, question)));
    const another = { ...question, question: 'Which black?' };
    expect(refusalOf(await asAssistant(() => submit(askQuestion, another))).code).toBe('sent_before');
    const clarifying = await readBrief(assistant, form);
    expect(clarifying.state).toBe('clarifying');
    expect(refusalOf(await asAssistant(() => submit(acceptBrief, seen(clarifying)))).code).toBe(
      'question_open',
    );

    const answer = { ...seen(sent), clarificationId, answer: 'Pure white, #ffffff.' };
    doneOf(await asOwner(() => submit(answerQuestion, answer)));
    const answered = await readBrief(assistant, form);
    expect(answered.state).toBe('sent');
    expect(answered.clarifications[0]?.answer?.text).toBe('Pure white, #ffffff.');

    doneOf(await asAssistant(() => submit(acceptBrief, seen(answered))));
    doneOf(await asAssistant(async () => submit(startBrief, seen(await readBrief(assistant, form)))));
    const riskId = newId();
    const risk = { ...seen(sent), riskId, reason: 'Two pieces are broken.' };
    doneOf(await asAssistant(() => submit(raiseRisk, risk)));
    doneOf(await asAssistant(() => submit(raiseRisk, risk)));
    const worse = { ...risk, reason: 'All are broken.' };
    expect(refusalOf(await asAssistant(() => submit(raiseRisk, worse))).code).toBe('sent_before');
    doneOf(await asAssistant(() => submit(resolveRisk, { ...seen(sent), riskId })));

    doneOf(await asAssistant(() => submit(deliverBrief, deliveryForm(sent))));
    const delivered = await readBrief(owner, form);
    expect(delivered.state).toBe('delivered');
    const criterion = delivered.deliverables[0]?.criteria[1];
    const revision = {
      ...seen(delivered),
      deliveryId: delivered.deliveries[0]?.id,
      note: '',
      unmet: [
        { criterionId: criterion?.id, isUnmet: true, reason: 'Number 7 has 1200 pixels.', cause: 'brief' },
      ],
    };
    doneOf(await asOwner(() => submit(requestRevision, revision)));
    const inRevision = await readBrief(assistant, form);
    expect(inRevision.state).toBe('revision');
    expect(inRevision.deliveries[0]?.review?.unmet).toMatchObject([
      {
        criterionId: criterion?.id,
        criterion: criterion?.text,
        reason: 'Number 7 has 1200 pixels.',
        cause: 'brief',
      },
    ]);

    doneOf(await asAssistant(() => submit(deliverBrief, deliveryForm(sent, 'Number 7 is new.'))));
    const again = await readBrief(owner, form);
    const approval = { ...seen(again), deliveryId: again.deliveries[1]?.id, note: 'Thank you.' };
    doneOf(await asOwner(() => submit(approveDelivery, approval)));

    const approved = await readBrief(assistant, form);
    expect(approved.state).toBe('approved');
    expect(approved.deliveries[1]?.review?.deliveryHash).toMatch(/^[0-9a-f]{64}$/);
    expect(approved.deliveries[1]?.review?.deliveryHash).not.toBe(
      approved.deliveries[0]?.review?.deliveryHash,
    );
    expect(await mailsAbout(form.id)).toEqual([
      `brief.handed_over → ${assistant.email}`,
      `brief.question → ${owner.email}`,
      `brief.answer → ${assistant.email}`,
      `brief.at_risk → ${owner.email}`,
      `brief.delivered → ${owner.email}`,
      `brief.sent_back → ${assistant.email}`,
      `brief.delivered → ${owner.email}`,
      `brief.approved → ${assistant.email}`,
    ]);
  });
});
