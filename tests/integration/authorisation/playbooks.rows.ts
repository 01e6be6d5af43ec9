import { answerQuestion, askQuestion } from '@/lib/briefs/clarifying.actions';
import { newId } from '@/lib/platform/ids';
import { givenBriefAccepted } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/forms';
import { asPerson } from '@/tests/support/people';
import { givenArchivedPlaybook, givenPlaybook, playbookForm } from '@/tests/support/playbooks';
import { type Rows, STAFF_ALONE } from './row';

/** Playbooks are the owner's side's alone: the assistant learns the name of one by a brief, and changes nothing. */
const STAFF = { allows: ['owner', 'manager'] } as const;

export const rows: Rows = {
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
