import { nameRecipient } from '@/lib/agreements/copy/copies.actions';
import { makeCopy } from '@/lib/agreements/copy/copy.jobs';
import { getRevisions } from '@/lib/agreements/drafting/revisions.queries';
import { archiveTemplate, saveAsTemplate } from '@/lib/agreements/own-templates/own-templates.actions';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import {
  currentVersion,
  givenAgreementInForce,
  givenDraft,
  givenProposed,
  importTyped,
  noticeForm,
  seenBy,
  signs,
  termsTyped,
} from '@/tests/support/agreements';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { FIRST_TRY } from '@/tests/support/first-try';
import { asPerson } from '@/tests/support/people';
import { ASSISTANT_ALONE, OWNER_ALONE, type Rows } from './row';
import { givenNewPair, type World } from './world';

/** An agreement that the assistant has been asked to sign, as both see it. */
async function proposed(world: World) {
  const pair = await givenNewPair(world);
  return seenBy(pair.owner, await givenProposed(pair));
}

/** A draft that the assistant can't even tell is there. */
async function draft(world: World) {
  const pair = await givenNewPair(world);
  return seenBy(pair.owner, await givenDraft(pair));
}

/** An agreement that both have signed. */
async function inForce(world: World) {
  const pair = await givenNewPair(world);
  return seenBy(pair.owner, await givenAgreementInForce(pair));
}

/** A signed agreement for which the assistant has named an address. */
async function withRecipient(world: World) {
  const pair = await givenNewPair(world);
  const ref = await givenAgreementInForce(pair);
  const named = { ...ref, email: 'lawyer@inbox.example' };
  doneOf(await asPerson(pair.assistant, () => submit(nameRecipient, named)));
  const { id } = await withActor({ kind: 'user', userId: pair.assistant.userId }, (tx) =>
    tx.agreementRecipient.findFirstOrThrow({ where: { workspaceId: ref.workspaceId, agreementId: ref.id } }),
  );
  return { ...ref, recipientId: id };
}

/** A signed agreement whose copy has been made. */
async function withCopy(world: World) {
  const pair = await givenNewPair(world);
  const ref = await givenAgreementInForce(pair);
  const version = await currentVersion(pair.owner, ref);
  const job = { workspaceId: ref.workspaceId, agreementId: ref.id, versionId: version?.id ?? '' };
  await makeCopy.perform(job, FIRST_TRY);
  return ref;
}

const UNSEEN_BY_ASSISTANT = { allows: ['owner'], answers: { manager: 'not_yours' } } as const;

/** A draft with everything that saving it posts. */
async function saved(world: World) {
  const seen = await draft(world);
  const version = await currentVersion(world.ruth, seen);
  const clauses = (version?.clauses ?? []).map(({ key, heading, body }) => ({ key, heading, body }));
  return { ...seen, payType: 'hourly', title: 'Another title', clauses, ...termsTyped() };
}

/** A template of the workspace's own, which an assistant can't even tell is there. */
async function template(world: World) {
  const { workspaceId, id } = await draft(world);
  const made = { workspaceId, id, newId: newId(), into: 'new', name: 'Bookkeeping' };
  doneOf(await asPerson(world.ruth, () => submit(saveAsTemplate, made)));
  return { workspaceId, id: made.newId, version: 1 };
}

async function archivedTemplate(world: World) {
  const made = await template(world);
  doneOf(await asPerson(world.ruth, () => submit(archiveTemplate, made)));
  return { ...made, version: made.version + 1 };
}

export const rows: Rows = {
  'agreements.create': {
    async arrange(world) {
      const { workspace, engagementId } = await givenNewPair(world);
      const title = 'Agreement for running the shop';
      return {
        id: newId(),
        workspaceId: workspace.id,
        engagementId,
        templateKey: 'hourly',
        title,
        ...termsTyped(),
      };
    },
    ...UNSEEN_BY_ASSISTANT,
  },
  'agreements.save': { arrange: saved, ...UNSEEN_BY_ASSISTANT },
  'agreements.autosave': { arrange: saved, ...UNSEEN_BY_ASSISTANT },
  'agreements.restoreRevision': {
    async arrange(world) {
      const seen = await draft(world);
      const page = await getRevisions(world.ruth.userId, seen);
      return { ...seen, revisionId: page?.revisions[0]?.id };
    },
    ...UNSEEN_BY_ASSISTANT,
  },
  'agreements.saveAsTemplate': {
    async arrange(world) {
      const { workspaceId, id } = await draft(world);
      return { workspaceId, id, newId: newId(), into: 'new', name: 'Bookkeeping' };
    },
    ...UNSEEN_BY_ASSISTANT,
  },
  'agreements.renameTemplate': {
    arrange: async (world) => ({ ...(await template(world)), name: 'Ledger' }),
    ...UNSEEN_BY_ASSISTANT,
  },
  'agreements.archiveTemplate': { arrange: template, ...UNSEEN_BY_ASSISTANT },
  'agreements.bringBackTemplate': { arrange: archivedTemplate, ...UNSEEN_BY_ASSISTANT },
  'agreements.discard': { arrange: draft, ...UNSEEN_BY_ASSISTANT },
  'agreements.propose': { arrange: draft, ...UNSEEN_BY_ASSISTANT },
  'agreements.revise': { arrange: proposed, ...OWNER_ALONE },
  'agreements.withdraw': { arrange: proposed, ...OWNER_ALONE },
  'agreements.requestChanges': {
    arrange: async (world) => ({ ...(await proposed(world)), reason: 'Mondays are a holiday here.' }),
    ...ASSISTANT_ALONE,
  },
  'agreements.decline': {
    arrange: async (world) => ({ ...(await proposed(world)), reason: 'I have found other work.' }),
    ...ASSISTANT_ALONE,
  },
  'agreements.amend': {
    arrange: async (world) => ({ ...(await inForce(world)), amendmentId: newId() }),
    ...OWNER_ALONE,
  },
  'agreements.requestAmendment': {
    arrange: async (world) => ({ ...(await inForce(world)), reason: 'I work Saturdays now.' }),
    ...ASSISTANT_ALONE,
  },
  'agreements.giveNotice': {
    arrange: async (world) => noticeForm(world.ruth, await inForce(world)),
    allows: ['owner', 'assistant'],
    answers: { manager: 'not_yours' },
  },
  'agreements.import': {
    arrange: async (world) => importTyped(await givenNewPair(world)),
    ...UNSEEN_BY_ASSISTANT,
  },
  'agreements.nameRecipient': {
    arrange: async (world) => ({ ...(await proposed(world)), email: 'books@inbox.example' }),
    allows: ['owner', 'assistant'],
    answers: { manager: 'not_yours' },
  },
  'agreements.removeRecipient': { arrange: withRecipient, ...ASSISTANT_ALONE },
  'agreements.sendCopy': {
    arrange: async (world) => ({ ...(await withCopy(world)), to: 'me' }),
    allows: ['owner', 'assistant'],
    answers: { manager: 'not_yours' },
  },
  'agreements.takeSignatureBack': {
    async arrange(world) {
      const pair = await givenNewPair(world);
      const ref = await givenProposed(pair);
      doneOf(await signs(pair.owner, ref));
      return seenBy(pair.owner, ref);
    },
    allows: ['owner'],
    answers: { manager: 'not_yours', assistant: 'not_signed' },
  },
  'agreements.sign': {
    async arrange(world) {
      const { workspaceId, id } = await proposed(world);
      const documentHash = (await currentVersion(world.ruth, { workspaceId, id }))?.documentHash;
      return { workspaceId, id, documentHash, signedName: 'Somebody', consent: true };
    },
    allows: ['owner', 'assistant'],
    answers: { manager: 'not_yours' },
  },
};
