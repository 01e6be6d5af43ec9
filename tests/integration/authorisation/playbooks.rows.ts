import { answerQuestion, askQuestion } from '@/lib/briefs/questions/clarifying.actions';
import { newId } from '@/lib/platform/ids';
import { givenBriefAccepted, givenBriefDraft, givenBriefSent } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { asPerson } from '@/tests/support/people';
import { givenArchivedPlaybook, givenPlaybook, playbookForm } from '@/tests/support/playbooks';
import { type Rows, STAFF_ALONE } from './row';
import type { World } from './world';

/** Playbooks belong to the owner's side: the assistant learns one's name from a brief, and changes nothing. */
const STAFF = { allows: ['owner', 'manager'] } as const;

/** A playbook with what its hand-over form posts. */
async function handedOver({ pair }: World) {
  const { workspaceId, id, number } = await givenPlaybook(pair);
  const deadline = { deadlineDate: '2027-03-05', deadlineTime: '17:00', deadlineZone: 'America/Chicago' };
  return {
    workspaceId,
    id,
    number,
    brief: { briefId: newId(), engagementId: pair.engagementId, ...deadline },
  };
}

export const rows: Rows = {
  // the assistant sees the brief, but a duplicate would be a draft, which they can't have
  'briefs.duplicate': {
    async arrange({ pair }) {
      const { workspaceId, id } = await givenBriefSent(pair);
      return { workspaceId, id, newId: newId() };
    },
    ...STAFF,
  },
  'briefs.handOverDrafts': {
    async arrange({ pair }) {
      const { workspaceId, id, version } = await givenBriefDraft(pair);
      return { workspaceId, drafts: `${id} ${version}` };
    },
    ...STAFF,
  },
  'briefs.importBriefs': {
    arrange({ pair }) {
      const text = `Title,For\nOctober closing,${pair.assistant.email}`;
      return { workspaceId: pair.workspace.id, importId: newId(), text, intent: 'import' };
    },
    ...STAFF,
  },
  'briefs.handOverPlaybook': {
    async arrange(world) {
      const { brief, ...playbook } = await handedOver(world);
      return { ...playbook, ...brief };
    },
    ...STAFF,
  },
  'briefs.handOverToMany': {
    async arrange(world) {
      const { brief, ...playbook } = await handedOver(world);
      return { ...playbook, rows: [brief] };
    },
    ...STAFF,
  },
  'briefs.savePlaybook': { arrange: ({ pair }) => playbookForm(pair), ...STAFF },
  'briefs.archivePlaybook': {
    async arrange({ pair }) {
      const { workspaceId, id } = await givenPlaybook(pair);
      return { workspaceId, id, version: 1 };
    },
    ...STAFF,
  },
  'briefs.bringBackPlaybook': { arrange: ({ pair }) => givenArchivedPlaybook(pair), ...STAFF },
  'briefs.keepAnswer': {
    async arrange({ pair }) {
      const { owner, assistant } = pair;
      const { workspaceId, id } = await givenBriefAccepted(pair);
      const clarificationId = newId();
      const question = { workspaceId, id, clarificationId, question: 'Which printer is it for?' };
      doneOf(await asPerson(assistant, () => submit(askQuestion, question)));
      const answer = { workspaceId, id, clarificationId, answer: 'The large one.' };
      doneOf(await asPerson(owner, () => submit(answerQuestion, answer)));
      await givenPlaybook(pair, { briefId: id });
      return { workspaceId, id, clarificationId, versionId: newId(), text: 'It is for the large printer.' };
    },
    ...STAFF_ALONE,
  },
};
