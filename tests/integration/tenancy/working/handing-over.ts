import { acceptChange } from '@/lib/briefs/changing/changing.actions';
import { requestRevision } from '@/lib/briefs/delivery/reviewing.actions';
import { cancelBrief } from '@/lib/briefs/handing-over/handing-over.actions';
import { importBriefs } from '@/lib/briefs/importing/importing.actions';
import { keepAnswer } from '@/lib/briefs/playbooks/keeping.actions';
import { answerQuestion, askQuestion } from '@/lib/briefs/questions/clarifying.actions';
import { raiseRisk } from '@/lib/briefs/risk/risk.actions';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import type { Pair } from '@/tests/support/agreements';
import {
  fullBriefForm,
  givenAttached,
  givenBriefAccepted,
  givenBriefDelivered,
  givenBriefDraft,
  seen,
} from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenChangeAsked } from '@/tests/support/changes';
import { asPerson } from '@/tests/support/people';
import { givenPlaybook } from '@/tests/support/playbooks';
import { givenSchedule } from '@/tests/support/schedules';
import { announce } from '@/tests/support/uploads';

/**
 * A draft with a file; an import; a brief that is worked on; one sent back, with a file that waits for a scanner; and
 * one that was cancelled.
 * @returns the one that is worked on
 */
export async function letThemHandOver(pair: Pair) {
  const id = newId();
  await givenBriefDraft(pair, fullBriefForm(pair, { id, attached: [await givenAttached(pair, id)] }));
  await letThemImport(pair);
  const accepted = await letThemClarify(pair);
  await letThemSendBack(pair);

  const film = await asPerson(pair.assistant, () => announce(accepted, { size: 4 }));
  if (film.answer.status !== 201) throw new Error(`the upload was answered with ${film.answer.status}`);

  const ended = {
    ...seen(await givenBriefAccepted(pair)),
    reason: 'The catalogue is not printed this year.',
  };
  doneOf(await asPerson(pair.owner, () => submit(cancelBrief, ended)));
  return accepted;
}

/**
 * A brief with a question whose answer is kept in a playbook that has a schedule and a file that waits for a scanner;
 * it is at risk, and had its terms changed.
 */
async function letThemClarify(pair: Pair) {
  const { owner, assistant, workspace } = pair;
  const accepted = await givenBriefAccepted(pair);
  const about = { workspaceId: workspace.id, id: accepted.id };
  const clarificationId = newId();
  const question = { ...about, clarificationId, question: 'Which printer is it for?', isBlocking: true };
  doneOf(await asPerson(assistant, () => submit(askQuestion, question)));
  const answer = { ...about, clarificationId, answer: 'The large one.' };
  doneOf(await asPerson(owner, () => submit(answerQuestion, answer)));
  const playbook = await givenPlaybook(pair, {
    briefId: accepted.id,
    files: [new File(['Net.'], 'amounts.txt')],
  });
  await askToCheckOfPlaybook(pair, playbook.content.files[0]?.id ?? '');
  const kept = { ...about, clarificationId, versionId: newId(), text: 'It is for the large printer.' };
  doneOf(await asPerson(owner, () => submit(keepAnswer, kept)));
  await givenSchedule(pair);
  const risk = { ...about, riskId: newId(), reason: 'The raw pictures are blurred.' };
  doneOf(await asPerson(assistant, () => submit(raiseRisk, risk)));
  const asked = await givenChangeAsked(pair, assistant, accepted, {
    givens: accepted.givens.map(({ id }) => ({ id, text: '' })),
  });
  doneOf(await asPerson(owner, () => submit(acceptChange, asked)));
  return accepted;
}

async function letThemImport({ owner, assistant, workspace }: Pair): Promise<void> {
  const sheet = {
    workspaceId: workspace.id,
    importId: newId(),
    text: `Title,For\nOctober closing,${assistant.email}`,
  };
  doneOf(await asPerson(owner, () => submit(importBriefs, { ...sheet, intent: 'import' })));
}

async function letThemSendBack(pair: Pair): Promise<void> {
  const delivered = await givenBriefDelivered(pair);
  await askToCheck(pair, delivered.deliveries[0]?.items.find((item) => item.file)?.file?.id ?? '');
  const unmet = [
    { criterionId: delivered.deliverables[0]?.criteria[0]?.id, isUnmet: true, reason: 'Three are grey.' },
  ];
  const review = { ...seen(delivered), deliveryId: delivered.deliveries[0]?.id, unmet };
  doneOf(await asPerson(pair.owner, () => submit(requestRevision, review)));
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
