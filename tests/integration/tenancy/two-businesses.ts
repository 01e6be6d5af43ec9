import { nameRecipient } from '@/lib/agreements/copies.actions';
import { saveAsTemplate } from '@/lib/agreements/own-templates.actions';
import { withdrawAgreement } from '@/lib/agreements/proposing.actions';
import { askForArchive } from '@/lib/archive/requesting.actions';
import { acceptChange } from '@/lib/briefs/changing.actions';
import { answerQuestion, askQuestion } from '@/lib/briefs/clarifying.actions';
import { giveDecision } from '@/lib/briefs/giving-decisions.actions';
import { cancelBrief } from '@/lib/briefs/handing-over.actions';
import { importBriefs } from '@/lib/briefs/importing/importing.actions';
import { keepAnswer } from '@/lib/briefs/playbooks/keeping.actions';
import { keepAdjustment } from '@/lib/briefs/playbooks/keeping-adjustments.actions';
import { requestRevision } from '@/lib/briefs/reviewing.actions';
import { raiseRisk } from '@/lib/briefs/risk.actions';
import { noteAccess, planBrief } from '@/lib/endings/handing-back.actions';
import { sayGoOn } from '@/lib/endings/saying.actions';
import { followUp } from '@/lib/evaluations/adjusting.actions';
import { moveDueDay } from '@/lib/evaluations/beginning.actions';
import { saveReturnEstimate } from '@/lib/evaluations/return-estimate.actions';
import { askForEvidence } from '@/lib/evidence/requesting.actions';
import { confirmPayment } from '@/lib/pay/answering.actions';
import { approveExpense } from '@/lib/pay/expenses.actions';
import { setYourHours } from '@/lib/people/hours.actions';
import { resumeWork } from '@/lib/people/pausing.actions';
import { atTime, now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { replyAddressFor } from '@/lib/platform/mail/reply-addresses';
import { withActor } from '@/lib/platform/tenancy';
import { editMessage } from '@/lib/threads/changing.actions';
import { markDecision, undoDecision } from '@/lib/threads/deciding.actions';
import { saveDraft } from '@/lib/threads/drafting.actions';
import { postMessage } from '@/lib/threads/posting.actions';
import { concedeDispute } from '@/lib/time/disputing.actions';
import { startTimer } from '@/lib/time/timing.actions';
import {
  givenDraft,
  givenImported,
  givenProposed,
  givesNotice,
  type Pair,
  seenBy,
  signs,
} from '@/tests/support/agreements';
import { givenToken, givenWebhookTried } from '@/tests/support/api';
import {
  fullBriefForm,
  givenAttached,
  givenBriefAccepted,
  givenBriefDelivered,
  givenBriefDraft,
  seen,
} from '@/tests/support/briefs';
import { givenChangeAsked } from '@/tests/support/changes';
import {
  dayFrom,
  givenAdjustment,
  givenEvaluation,
  handsIn,
  returnEstimateForm,
  signsEvaluation,
} from '@/tests/support/evaluations';
import { doneOf, type Fields, submit } from '@/tests/support/forms';
import { letThemNegotiate } from '@/tests/support/negotiation';
import { givenChoice } from '@/tests/support/notifications';
import { givenPaused } from '@/tests/support/pausing';
import { givenExpense, givenRecorded, NEXT_MONDAY } from '@/tests/support/pay';
import {
  asPerson,
  givenAssistant,
  givenInvitation,
  givenPeople,
  givenWorkspace,
} from '@/tests/support/people';
import { givenPlaybook } from '@/tests/support/playbooks';
import { givenSchedule } from '@/tests/support/schedules';
import { letThemUseStripe } from '@/tests/support/stripe-rows';
import {
  APPROVED_BY_SILENCE,
  givenApproved,
  givenApprovedBySilence,
  givenDisputed,
} from '@/tests/support/time';
import { announce } from '@/tests/support/uploads';

/**
 * Two businesses in which everything that leaves a row has happened: Ruth's with Maria and Dewi, Ingrid's with Oluchi.
 * Maria also has a draft waiting in each of Ruth's businesses, which she must not see.
 */
export async function givenTwoBusinesses() {
  const people = await givenPeople();
  const { ruth, maria, dewi, workspace, engagements, foreign } = people;
  const pairs = {
    maria: { owner: ruth, assistant: maria, workspace, engagementId: engagements.maria },
    dewi: { owner: ruth, assistant: dewi, workspace, engagementId: engagements.dewi },
    oluchi: {
      owner: foreign.owner,
      assistant: foreign.assistant,
      workspace: foreign.workspace,
      engagementId: foreign.engagementId,
    },
  };
  for (const pair of Object.values(pairs)) await letThemWork(pair);
  const oksana = { name: 'Oksana Bondar', email: 'oksana.bondar@inbox.example' };
  await givenInvitation(ruth, workspace, oksana);
  await givenInvitation(foreign.owner, foreign.workspace, oksana);

  for (const { owner, workspace: whole } of [pairs.maria, pairs.oluchi]) {
    const archive = { workspaceId: whole.id, id: newId() };
    doneOf(await asPerson(owner, () => submit(askForArchive, archive)));
    await givenToken(owner, { workspace: whole });
    await givenWebhookTried(owner, whole);
    await givenDeletionTakenBack(owner, whole.id);
  }

  const kilns = await givenWorkspace(ruth, { name: 'Adeyemi Kilns' });
  const engagementId = await givenAssistant(ruth, kilns, maria);
  const drafts = {
    brief: await givenBriefDraft(pairs.maria),
    agreement: { ...(await givenDraft({ owner: ruth, workspace: kilns, engagementId })), engagementId },
  };
  return { ...people, kilns, pairs, drafts };
}

/**
 * A withdrawn import; an agreement with comments on its clauses, a copy for a third party and a conversation; a file
 * that waits for a scanner; a draft with a file; a brief with a question whose answer is kept in a playbook that has a
 * schedule, that is at risk and had its terms changed; one sent back; and one that was cancelled.
 */
async function letThemWork(pair: Pair): Promise<void> {
  const { owner, assistant, workspace, engagementId } = pair;
  const imported = await givenImported(pair);
  doneOf(await asPerson(owner, async () => submit(withdrawAgreement, await seenBy(owner, imported))));
  const agreement = await givenProposed(pair);
  await letThemNegotiate(pair, agreement);
  for (const signer of [owner, assistant]) doneOf(await signs(signer, agreement));
  const bookkeeper = { ...agreement, email: 'books@inbox.example' };
  doneOf(await asPerson(owner, () => submit(nameRecipient, bookkeeper)));
  const template = { ...agreement, newId: newId(), into: 'new', name: `As with ${assistant.name}` };
  doneOf(await asPerson(owner, () => submit(saveAsTemplate, template)));
  const subject = { workspaceId: workspace.id, subject: 'engagement', subjectId: engagementId };
  for (const person of [owner, assistant]) {
    const file = new File([`Kept by ${person.name}.`], 'note.txt', { type: 'text/plain' });
    const message = {
      ...subject,
      body: `Good morning, @${owner.name}.`,
      clientKey: newId(),
      files: file,
      readUpTo: now(),
    };
    const { messageId } = doneOf(await asPerson(person, () => submit(postMessage, message)));
    const edit = {
      workspaceId: workspace.id,
      id: messageId ?? '',
      version: 1,
      body: `Good day, @${owner.name}. Is all well?`,
    };
    doneOf(await asPerson(person, () => submit(editMessage, edit)));
    const said = { workspaceId: workspace.id, id: messageId ?? '' };
    doneOf(await asPerson(person, () => submit(markDecision, { ...said, version: 2 })));
    const draft = { ...subject, body: `${person.name} goes on`, clientKey: newId() };
    doneOf(await asPerson(person, () => submit(saveDraft, draft)));
  }

  await givenChoice(owner, workspace, 'owner', [{ kind: 'brief.declined', channel: 'mail', choice: 'off' }]);
  await givenChoice(assistant, workspace, 'assistant', [
    { kind: 'brief.approved', channel: 'mail', choice: 'weekly' },
  ]);

  await withActor({ kind: 'workspace', workspaceId: workspace.id }, (tx) =>
    replyAddressFor(tx, {
      workspaceId: workspace.id,
      engagementId,
      subject: 'engagement',
      subjectId: engagementId,
      userId: assistant.userId,
    }),
  );
  const evidence = { workspaceId: workspace.id, engagementId, id: newId() };
  doneOf(await asPerson(assistant, () => submit(askForEvidence, evidence)));
  await letThemDecide(pair);
  const id = newId();
  await givenBriefDraft(pair, fullBriefForm(pair, { id, attached: [await givenAttached(pair, id)] }));
  const accepted = await givenBriefAccepted(pair);
  const about = { workspaceId: workspace.id, id: accepted.id };
  const clarificationId = newId();
  const question = { ...about, clarificationId, question: 'Which printer is it for?', isBlocking: true };
  doneOf(await asPerson(assistant, () => submit(askQuestion, question)));
  const answer = { ...about, clarificationId, answer: 'The large one.' };
  doneOf(await asPerson(owner, () => submit(answerQuestion, answer)));
  const withFile = await givenPlaybook(pair, {
    briefId: accepted.id,
    files: [new File(['Net.'], 'amounts.txt')],
  });
  const sheet = {
    workspaceId: workspace.id,
    importId: newId(),
    text: `Title,For\nOctober closing,${assistant.email}`,
  };
  doneOf(await asPerson(owner, () => submit(importBriefs, { ...sheet, intent: 'import' })));
  const kept = { ...about, clarificationId, versionId: newId(), text: 'It is for the large printer.' };
  doneOf(await asPerson(owner, () => submit(keepAnswer, kept)));
  await givenSchedule(pair);
  const risk = { ...about, riskId: newId(), reason: 'The raw pictures are blurred.' };
  doneOf(await asPerson(assistant, () => submit(raiseRisk, risk)));
  const asked = await givenChangeAsked(pair, assistant, accepted, {
    givens: accepted.givens.map(({ id }) => ({ id, text: '' })),
  });
  doneOf(await asPerson(owner, () => submit(acceptChange, asked)));

  const delivered = await givenBriefDelivered(pair);
  await askToCheckOfPlaybook(pair, withFile.content.files[0]?.id ?? '');
  await askToCheck(pair, delivered.deliveries[0]?.items.find((item) => item.file)?.file?.id ?? '');
  const unmet = [
    { criterionId: delivered.deliverables[0]?.criteria[0]?.id, isUnmet: true, reason: 'Three are grey.' },
  ];
  const review = { ...seen(delivered), deliveryId: delivered.deliveries[0]?.id, unmet };
  doneOf(await asPerson(owner, () => submit(requestRevision, review)));

  const film = await asPerson(assistant, () => announce(accepted, { size: 4 }));
  if (film.answer.status !== 201) throw new Error(`the upload was answered with ${film.answer.status}`);

  const ended = {
    ...seen(await givenBriefAccepted(pair)),
    reason: 'The catalogue is not printed this year.',
  };
  doneOf(await asPerson(owner, () => submit(cancelBrief, ended)));
  await letThemBePaid(pair);
  await letThemEvaluate(pair);
  const paused = await givenPaused(pair);
  doneOf(await asPerson(owner, () => submit(resumeWork, paused)));
  doneOf(await givesNotice(owner, agreement));
  await letThemHandBack(pair, accepted.id);
  await letThemWait(pair, subject);
}

/** What becomes of a brief, an account to close, and what one side says, once notice was given. */
async function letThemHandBack(
  { owner, assistant, workspace, engagementId }: Pair,
  briefId: string,
): Promise<void> {
  const place = { workspaceId: workspace.id, engagementId };
  const plan = { ...place, briefId, plan: 'finish', note: 'By the last day.' };
  doneOf(await asPerson(owner, () => submit(planBrief, plan)));
  const access = { ...place, id: newId(), name: 'Shopify' };
  doneOf(await asPerson(assistant, () => submit(noteAccess, access)));
  doneOf(await asPerson(assistant, () => submit(sayGoOn, place)));
}

/** A decision that became a given of a draft, and one that was taken back. */
async function letThemDecide({ owner, assistant, workspace, engagementId }: Pair): Promise<void> {
  const decisions = await withActor({ kind: 'user', userId: owner.userId }, (tx) =>
    tx.decision.findMany({ where: { engagementId }, select: { id: true, messageId: true, party: true } }),
  );
  const [own, theirs] = [
    decisions.find(({ party }) => party === 'owner'),
    decisions.find(({ party }) => party === 'assistant'),
  ];
  const draft = await givenBriefDraft({ owner, assistant, workspace, engagementId });
  const given = {
    workspaceId: workspace.id,
    id: draft.id,
    decisionId: own?.id ?? '',
    givenId: newId(),
    text: 'So be it.',
  };
  doneOf(await asPerson(owner, () => submit(giveDecision, given)));
  const undone = { workspaceId: workspace.id, id: theirs?.messageId ?? '' };
  doneOf(await asPerson(assistant, () => submit(undoDecision, undone)));
}

/** A message with a file that waits for the morning. */
async function letThemWait({ owner, assistant }: Pair, subject: Fields): Promise<void> {
  const hours = { days: [1, 2, 3, 4, 5], from: '09:00', until: '17:00' };
  doneOf(await asPerson(assistant, () => submit(setYourHours, hours)));
  const file = new File(['For the morning.'], 'morning.txt', { type: 'text/plain' });
  const atNight = new Date('2027-03-06T00:00:00Z');
  const message = { ...subject, body: 'No hurry.', clientKey: newId(), when: 'theirs', files: file };
  doneOf(await atTime(atNight, () => asPerson(owner, () => submit(postMessage, message))));
}

/** As where a scanner is set up. */
async function askToCheck({ owner, workspace, engagementId }: Pair, fileId: string): Promise<void> {
  const data = { workspaceId: workspace.id, engagementId, fileId, askedAt: now() };
  await withActor({ kind: 'user', userId: owner.userId }, (tx) => tx.fileCheck.createMany({ data }));
}

async function askToCheckOfPlaybook({ owner, workspace }: Pair, fileId: string): Promise<void> {
  const data = { workspaceId: workspace.id, fileId, askedAt: now() };
  await withActor({ kind: 'user', userId: owner.userId }, (tx) => tx.playbookFileCheck.createMany({ data }));
}

/**
 * An evaluation that was moved, written by both, signed by both, and led to a given; and the next, which looks back on
 * it.
 */
async function letThemEvaluate(pair: Pair): Promise<void> {
  const ref = await givenEvaluation(pair);
  const later = { ...ref, dueOn: dayFrom(now(), 20), reason: 'The fair takes all of us until then.' };
  doneOf(await asPerson(pair.assistant, () => submit(moveDueDay, later)));
  doneOf(await handsIn(pair.owner, ref, 'It goes well.'));
  doneOf(await handsIn(pair.assistant, ref, 'I like it here.'));
  doneOf(
    await asPerson(pair.owner, () => submit(saveReturnEstimate, returnEstimateForm(ref, { isShared: 'on' }))),
  );
  await letGoMore(pair, ref.id);
  const playbook = await givenPlaybook(pair);
  const adjustmentId = await givenAdjustment(pair.owner, ref, { kind: 'given', playbookId: playbook.id });
  const kept = { workspaceId: ref.workspaceId, adjustmentId, versionId: newId() };
  doneOf(await asPerson(pair.owner, () => submit(keepAdjustment, kept)));
  for (const person of [pair.owner, pair.assistant]) doneOf(await signsEvaluation(person, ref));
  const next = await givenEvaluation(pair);
  const said = { ...next, adjustmentId, outcome: 'done', note: '' };
  doneOf(await asPerson(pair.assistant, () => submit(followUp, said)));
}

/** As if the record supported it, which would take five briefs. */
async function letGoMore({ owner, workspace, engagementId }: Pair, evaluationId: string): Promise<void> {
  const data = {
    workspaceId: workspace.id,
    id: newId(),
    engagementId,
    evaluationId,
    ...({ was: 'decide_and_tell', offered: 'decide_alone', outcome: 'taken' } as const),
    approved: 5,
    atFirst: 5,
    onTime: 5,
    cameBack: 1,
    decidedById: owner.userId,
    decidedAt: now(),
  };
  await withActor({ kind: 'user', userId: owner.userId }, (tx) => tx.autonomyDecision.createMany({ data }));
}

/** A week that was approved, an expense that was, a payment that was confirmed, and a timer that runs. */
async function letThemBePaid(pair: Pair): Promise<void> {
  const { owner, assistant, workspace, engagementId } = pair;
  await givenApproved(pair);
  const expense = { ...(await givenExpense(pair)), note: '' };
  doneOf(await asPerson(owner, () => submit(approveExpense, expense)));
  const payment = { ...(await givenRecorded(pair)), note: '' };
  doneOf(await atTime(NEXT_MONDAY, () => asPerson(assistant, () => submit(confirmPayment, payment))));
  // what stays owed
  const silent = await givenApprovedBySilence(pair, { date: '2027-03-02' }, '2027-03-01');
  const dispute = await givenDisputed(pair, silent.entryId);
  doneOf(
    await atTime(APPROVED_BY_SILENCE, () => asPerson(pair.assistant, () => submit(concedeDispute, dispute))),
  );
  const timer = { workspaceId: workspace.id, engagementId, id: newId(), note: '', briefId: '' };
  doneOf(await atTime(NEXT_MONDAY, () => asPerson(assistant, () => submit(startTimer, timer))));
  await atTime(NEXT_MONDAY, () => letThemUseStripe(pair, NEXT_MONDAY));
}

/** As if nothing had prevented it when it was asked for. */
async function givenDeletionTakenBack({ userId }: Pair['owner'], workspaceId: string): Promise<void> {
  const askedAt = now();
  const dueAt = new Date(askedAt.getTime() + 14 * 24 * 60 * 60_000);
  await withActor({ kind: 'workspace', workspaceId }, (tx) =>
    tx.workspaceDeletion.createMany({
      data: {
        workspaceId,
        id: newId(),
        askedById: userId,
        askedAt,
        dueAt,
        takenBackById: userId,
        takenBackAt: askedAt,
      },
    }),
  );
}
