import { askForArchive } from '@/lib/archive/requesting.actions';
import { askForEvidence } from '@/lib/evidence/requesting.actions';
import { resumeWork } from '@/lib/people/pausing/pausing.actions';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { givenDraft, givesNotice, type Pair } from '@/tests/support/agreements';
import { givenToken, givenWebhookTried } from '@/tests/support/api';
import { givenBriefDraft } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenPaused } from '@/tests/support/pausing';
import {
  asPerson,
  givenAssistant,
  givenInvitation,
  givenPeople,
  givenWorkspace,
} from '@/tests/support/people';
import { letThemAgree } from './working/agreeing';
import { letThemEvaluate } from './working/evaluating';
import { letThemHandBack } from './working/handing-back';
import { letThemHandOver } from './working/handing-over';
import { letThemBePaid } from './working/paying';
import { letThemBeTold, letThemDecide, letThemTalk, letThemWait } from './working/talking';

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

/** Everything that two people who work together can do, from the agreement to the notice and what follows it. */
async function letThemWork(pair: Pair): Promise<void> {
  const { owner, assistant, workspace, engagementId } = pair;
  const agreement = await letThemAgree(pair);
  await letThemTalk(pair);
  await letThemBeTold(pair);
  const evidence = { workspaceId: workspace.id, engagementId, id: newId() };
  doneOf(await asPerson(assistant, () => submit(askForEvidence, evidence)));
  await letThemDecide(pair);
  const accepted = await letThemHandOver(pair);
  await letThemBePaid(pair);
  await letThemEvaluate(pair);
  const paused = await givenPaused(pair);
  doneOf(await asPerson(owner, () => submit(resumeWork, paused)));
  doneOf(await givesNotice(owner, agreement));
  await letThemHandBack(pair, accepted.id);
  await letThemWait(pair);
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
