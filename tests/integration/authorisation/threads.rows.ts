import { setYourHours } from '@/lib/people/hours/hours.actions';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { markDecision } from '@/lib/threads/decisions/deciding.actions';
import { givenBriefDraft } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { asPerson } from '@/tests/support/people';
import { givenPlaybook } from '@/tests/support/playbooks';
import { says } from '@/tests/support/threads';
import type { Rows } from './row';
import type { World } from './world';

const aboutTheEngagement = ({ workspace, engagements }: World) => ({
  workspaceId: workspace.id,
  subject: 'engagement' as const,
  subjectId: engagements.maria,
});

/** Something that Ruth has said to Maria. */
async function saidByRuth(world: World) {
  const about = aboutTheEngagement(world);
  return { workspaceId: about.workspaceId, id: await says(world.ruth, about, 'The kiln is hot.') };
}

/** Something that Ruth has said, and marked as a decision. */
async function decided(world: World) {
  const message = await saidByRuth(world);
  doneOf(await asPerson(world.ruth, () => submit(markDecision, { ...message, version: 1 })));
  return message;
}

async function decision(world: World) {
  const { workspaceId, id: messageId } = await decided(world);
  const found = await withActor({ kind: 'user', userId: world.ruth.userId }, (tx) =>
    tx.decision.findFirstOrThrow({ where: { messageId }, select: { id: true } }),
  );
  return { workspaceId, decisionId: found.id };
}

/** Something that Ruth has written at night, in Manila. */
async function waiting(world: World) {
  const about = aboutTheEngagement(world);
  const hours = { days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', until: '17:00' };
  doneOf(await asPerson(world.maria, () => submit(setYourHours, hours)));
  const clientKey = newId();
  await atTime(new Date('2027-03-03T19:10:00Z'), () =>
    says(world.ruth, about, 'When you are up.', { clientKey, when: 'theirs' }),
  );
  // other rows hand work over, with deadlines in her night
  doneOf(await asPerson(world.maria, () => submit(setYourHours, {})));
  const { id } = await withActor({ kind: 'user', userId: world.ruth.userId }, (tx) =>
    tx.scheduledMessage.findFirstOrThrow({ where: { clientKey }, select: { id: true } }),
  );
  return { workspaceId: about.workspaceId, id };
}

/** A message's words belong to its author, whoever else is on their side. */
const AUTHOR_ALONE = {
  allows: ['owner'],
  answers: { manager: 'not_yours', assistant: 'not_yours' },
} as const;

export const rows: Rows = {
  'threads.post': {
    arrange: (world) => ({
      ...aboutTheEngagement(world),
      body: 'The glaze samples have come.',
      clientKey: newId(),
    }),
    allows: ['owner', 'manager', 'assistant'],
  },
  'threads.markRead': {
    arrange: (world) => ({ ...aboutTheEngagement(world), readUpTo: new Date() }),
    allows: ['owner', 'manager', 'assistant'],
  },
  'threads.saveDraft': {
    arrange: (world) => ({ ...aboutTheEngagement(world), body: 'The glaze', clientKey: newId() }),
    allows: ['owner', 'manager', 'assistant'],
  },
  'threads.edit': {
    arrange: async (world) => ({ ...(await saidByRuth(world)), version: 1, body: 'The kiln is cold.' }),
    ...AUTHOR_ALONE,
  },
  'threads.delete': { arrange: saidByRuth, ...AUTHOR_ALONE },
  'threads.decide': {
    arrange: async (world) => ({ ...(await saidByRuth(world)), version: 1 }),
    allows: ['owner', 'manager', 'assistant'],
  },
  'threads.undoDecision': {
    arrange: decided,
    allows: ['owner', 'manager'],
    answers: { assistant: 'not_yours' },
  },
  // what waits belongs to its writer: nobody else can even tell that it is there
  'threads.editScheduled': {
    arrange: async (world) => ({ ...(await waiting(world)), version: 1, body: 'The kiln is cold.' }),
    allows: ['owner'],
  },
  'threads.sendScheduledNow': { arrange: waiting, allows: ['owner'] },
  'threads.cancelScheduled': { arrange: waiting, allows: ['owner'] },
  'briefs.keepDecision': {
    async arrange(world) {
      const { workspaceId, decisionId } = await decision(world);
      const { id: playbookId } = await givenPlaybook(world.pair);
      return { workspaceId, decisionId, playbookId, versionId: newId(), text: 'The kiln is hot.' };
    },
    allows: ['owner', 'manager'],
  },
  'briefs.giveDecision': {
    async arrange(world) {
      const { workspaceId, decisionId } = await decision(world);
      const { id } = await givenBriefDraft(world.pair);
      return { workspaceId, id, decisionId, givenId: newId(), text: 'The kiln is hot.' };
    },
    allows: ['owner', 'manager'],
  },
};
