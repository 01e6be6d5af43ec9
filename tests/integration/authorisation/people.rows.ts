import { getBusiness } from '@/lib/people/business/business.queries';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { givenInvitation, givenManager, givenPerson, givenWorkspace } from '@/tests/support/people';
import { EVERYBODY_SIGNED_IN, type Rows } from './row';
import { givenNewPair, type World } from './world';

const OKSANA = { name: 'Oksana Bondar', email: 'oksana.bondar@inbox.example' };

/** An open invitation to Ruth's business, as the assistants page showed it. */
async function openInvitation(world: World) {
  const someone = { ...OKSANA, email: `${newId()}@inbox.example` };
  const { invitationId } = await givenInvitation(world.ruth, world.workspace, someone);
  return { workspaceId: world.workspace.id, invitationId, version: 1 };
}

/** Somebody else who manages Ruth's business, as the page of who runs it showed them. */
async function anotherManager(world: World) {
  const someone = await givenPerson({ ...OKSANA, email: `${newId()}@inbox.example`, zone: 'Europe/Kyiv' });
  const { id: workspaceId } = world.workspace;
  const membershipId = await givenManager(world.workspace, someone);
  return { workspaceId, membershipId, version: 1 };
}

export const rows: Rows = {
  'people.inviteSeveral': {
    arrange: ({ workspace }) => ({
      workspaceId: workspace.id,
      text: `Name,E-mail\nOksana Bondar,${newId()}@inbox.example`,
      intent: 'invite',
    }),
    allows: ['owner'],
    answers: { manager: 'not_allowed' },
  },
  'people.createWorkspace': {
    arrange: () => ({ id: newId(), name: 'Second Kiln', timeZone: 'America/Chicago', currency: 'USD' }),
    allows: EVERYBODY_SIGNED_IN,
  },
  'people.introduceYourself': {
    arrange: () => ({ name: 'Somebody', timeZone: 'UTC', to: '/start' }),
    allows: EVERYBODY_SIGNED_IN,
  },
  'people.updateYourself': {
    arrange: () => ({ name: 'Somebody Else', timeZone: 'UTC' }),
    allows: EVERYBODY_SIGNED_IN,
  },
  'people.askForOtherAddress': {
    arrange: () => ({ id: newId(), email: `${newId()}@inbox.example` }),
    allows: EVERYBODY_SIGNED_IN,
  },
  'people.answerDeviceZone': {
    arrange: () => ({ deviceZone: 'Europe/Lisbon', answer: 'keep' }),
    allows: EVERYBODY_SIGNED_IN,
  },
  'people.setYourHours': {
    arrange: () => ({ days: '1', from: '09:00', until: '17:00', holidayCountry: 'PH' }),
    allows: EVERYBODY_SIGNED_IN,
  },
  'people.setWorkspaceHours': {
    async arrange({ workspace, ruth }) {
      const { version } = await getBusiness(ruth.userId, workspace.id);
      return { workspaceId: workspace.id, version, days: '1', from: '09:00', until: '17:00' };
    },
    allows: ['owner'],
    answers: { manager: 'not_allowed' },
  },
  'people.changeWorkspace': {
    async arrange(world) {
      const { workspace } = await givenNewPair(world);
      const { keepsZone: _, ...shown } = await getBusiness(world.ruth.userId, workspace.id);
      return { workspaceId: workspace.id, ...shown, currency: 'GBP' };
    },
    allows: ['owner'],
    answers: { manager: 'not_allowed' },
  },
  'people.endSession': {
    async arrange({ ruth }) {
      const sessionId = newId();
      await withActor({ kind: 'auth' }, (tx) =>
        tx.session.createMany({
          data: {
            id: sessionId,
            userId: ruth.userId,
            tokenHash: sessionId,
            expiresAt: new Date('2100-01-01'),
            authenticatedAt: new Date(),
            createdAt: new Date(),
          },
        }),
      );
      return { sessionId };
    },
    allows: ['owner'],
  },
  'people.endAllOtherSessions': { arrange: () => ({}), allows: EVERYBODY_SIGNED_IN },
  'people.inviteAssistant': {
    arrange: ({ workspace }) => ({
      id: newId(),
      workspaceId: workspace.id,
      ...OKSANA,
      email: `${newId()}@inbox.example`,
    }),
    allows: ['owner'],
    answers: { manager: 'not_allowed' },
  },
  'people.resendInvitation': {
    arrange: openInvitation,
    allows: ['owner'],
    answers: { manager: 'not_allowed' },
  },
  'people.readdressInvitation': {
    arrange: async (world) => ({ ...(await openInvitation(world)), email: `${newId()}@inbox.example` }),
    allows: ['owner'],
    answers: { manager: 'not_allowed' },
  },
  'people.withdrawInvitation': {
    arrange: openInvitation,
    allows: ['owner'],
    answers: { manager: 'not_allowed' },
  },
  'people.inviteToRun': {
    arrange: ({ workspace }) => ({
      id: newId(),
      workspaceId: workspace.id,
      ...OKSANA,
      email: `${newId()}@inbox.example`,
      role: 'manager',
    }),
    allows: ['owner'],
    answers: { manager: 'not_allowed' },
  },
  'people.changeRole': {
    arrange: async (world) => ({ ...(await anotherManager(world)), role: 'owner' }),
    allows: ['owner'],
    answers: { manager: 'not_allowed' },
  },
  'people.endMembership': {
    arrange: anotherManager,
    allows: ['owner'],
    answers: { manager: 'not_allowed' },
  },
  // Anybody who holds the link knows of the invitation, and is told why they can't accept it.
  'people.acceptInvitation': {
    async arrange({ ruth, foreign }) {
      const { token } = await givenInvitation(ruth, await givenWorkspace(ruth), foreign.assistant);
      return { token };
    },
    allows: ['foreignAssistant'],
    answers: {
      owner: 'staff',
      manager: 'other_address',
      assistant: 'other_address',
      otherAssistant: 'other_address',
      foreignOwner: 'other_address',
    },
    former: 'other_address',
  },
};
