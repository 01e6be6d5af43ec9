import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { fingerprintOf } from '@/tests/integration/authorisation/fingerprint';
import {
  ACTORS,
  type ActorKind,
  asActor,
  givenWorld,
  type World,
} from '@/tests/integration/authorisation/world';
import { givenAgreementInForce } from '@/tests/support/agreements';
import { givenBriefAccepted } from '@/tests/support/briefs';
import { givenConnection } from '@/tests/support/connections';
import { givenDatabase } from '@/tests/support/servers/postgres';
import { givenStorage } from '@/tests/support/servers/storage';
import { aboutEngagement } from '@/tests/support/threads';
import {
  announce,
  announceForDraft,
  announceForMessage,
  announceForPlaybook,
  askProgress,
  remove,
  send,
  type UploadRef,
} from '@/tests/support/uploads';

type Step = {
  readonly does: (world: World, ref: UploadRef) => Promise<number>;
  readonly done: number;
  /** to the owner's side, who may see the brief but delivers nothing; in a draft, to a colleague of the sender */
  readonly staff: number;
};

const STEPS: Readonly<Record<string, Step>> = {
  'begins an upload': {
    does: async ({ pair }) => (await announce(await givenBriefAccepted(pair), { size: 4 })).answer.status,
    done: 201,
    staff: 403,
  },
  'asks how far it has come': {
    does: async (_, ref) => (await askProgress(ref)).status,
    done: 200,
    staff: 404,
  },
  'sends a piece of it': {
    does: async (_, ref) => (await send(ref, 0, 'text')).status,
    done: 204,
    staff: 404,
  },
  'removes it': { does: async (_, ref) => (await remove(ref)).status, done: 204, staff: 404 },
};

const INTO_A_DRAFT: Readonly<Record<string, Step>> = {
  ...STEPS,
  'begins an upload': {
    does: async ({ pair }) =>
      (await announceForDraft({ ...draftOf(pair), id: newId() }, { size: 4 })).answer.status,
    done: 201,
    staff: 201,
  },
};

const INTO_A_PLAYBOOK: Readonly<Record<string, Step>> = {
  'sends a piece of it': {
    does: async (_, ref) => (await send(ref, 0, 'text')).status,
    done: 204,
    staff: 404,
  },
  'begins an upload': {
    does: async ({ pair }) =>
      (await announceForPlaybook({ ...draftOf(pair), id: newId() }, { size: 4 })).answer.status,
    done: 201,
    staff: 201,
  },
};

/** Both sides talk; what one of them is about to send belongs to nobody else. */
const WITH_A_MESSAGE: Readonly<Record<string, Step>> = {
  'sends a piece of it': {
    does: async (_, ref) => (await send(ref, 0, 'text')).status,
    done: 204,
    staff: 404,
  },
  'begins an upload': {
    does: async ({ pair }) => (await announceForMessage(talkOf(pair), { size: 4 })).answer.status,
    done: 201,
    staff: 201,
  },
};

const talkOf = ({ workspace, engagementId }: World['pair']) => aboutEngagement(workspace.id, engagementId);
const draftOf = ({ workspace, engagementId }: World['pair']) => ({ workspaceId: workspace.id, engagementId });

const WRITING: Readonly<Record<ActorKind, (step: Step) => number>> = {
  owner: ({ done }) => done,
  manager: ({ staff }) => staff,
  assistant: () => 404,
  otherAssistant: () => 404,
  foreignOwner: () => 404,
  foreignAssistant: () => 404,
  nobody: () => 401,
};

const EXPECTED: Readonly<Record<ActorKind, (step: Step) => number>> = {
  owner: ({ staff }) => staff,
  manager: ({ staff }) => staff,
  assistant: ({ done }) => done,
  otherAssistant: () => 404,
  foreignOwner: () => 404,
  foreignAssistant: () => 404,
  nobody: () => 401,
};

describe('who may take which step of an upload', () => {
  const database = givenDatabase();
  const owner = givenConnection(database, 'owner');
  givenStorage();
  let world: World;
  beforeAll(async () => {
    world = await givenWorld();
  });

  async function given(): Promise<UploadRef> {
    const brief = await givenBriefAccepted(world.pair);
    return (await asActor(world, 'assistant', () => announce(brief, { size: 4 }))).ref;
  }

  const cases = Object.entries(STEPS).flatMap(([what, step]) =>
    ACTORS.map((kind) => ({ kind, what, step, status: EXPECTED[kind](step) })),
  );

  it.each(cases)('$kind $what: $status', async ({ kind, step, status }) => {
    const ref = await given();
    const before = await fingerprintOf(owner(), 'public.uploads');

    const answer = await asActor(world, kind, () => step.does(world, ref));

    expect(answer).toBe(status);
    if (status >= 400) expect(await fingerprintOf(owner(), 'public.uploads')).toBe(before);
  });

  async function givenForDraft(): Promise<UploadRef> {
    const place = { ...draftOf(world.pair), id: newId() };
    return (await asActor(world, 'owner', () => announceForDraft(place, { size: 4 }))).ref;
  }

  const intoADraft = Object.entries(INTO_A_DRAFT).flatMap(([what, step]) =>
    ACTORS.map((kind) => ({ kind, what, step, status: WRITING[kind](step) })),
  );

  it.each(intoADraft)('$kind $what into a draft of the owner’s: $status', async ({ kind, step, status }) => {
    const ref = await givenForDraft();
    const before = await fingerprintOf(owner(), 'public.uploads');

    const answer = await asActor(world, kind, () => step.does(world, ref));

    expect(answer).toBe(status);
    if (status >= 400) expect(await fingerprintOf(owner(), 'public.uploads')).toBe(before);
  });

  const intoAPlaybook = Object.entries(INTO_A_PLAYBOOK).flatMap(([what, step]) =>
    ACTORS.map((kind) => ({ kind, what, step, status: WRITING[kind](step) })),
  );

  it.each(intoAPlaybook)(
    '$kind $what into a playbook of the owner’s: $status',
    async ({ kind, step, status }) => {
      const place = { ...draftOf(world.pair), id: newId() };
      const { ref } = await asActor(world, 'owner', () => announceForPlaybook(place, { size: 4 }));
      const before = await fingerprintOf(owner(), 'public.uploads');

      const answer = await asActor(world, kind, () => step.does(world, ref));

      expect(answer).toBe(status);
      if (status >= 400) expect(await fingerprintOf(owner(), 'public.uploads')).toBe(before);
    },
  );

  async function givenForMessage(): Promise<UploadRef> {
    // one message takes only so many
    await owner().query('DELETE FROM uploads WHERE thread_id IS NOT NULL');
    return (await asActor(world, 'assistant', () => announceForMessage(talkOf(world.pair), { size: 4 }))).ref;
  }

  const withAMessage = Object.entries(WITH_A_MESSAGE).flatMap(([what, step]) =>
    ACTORS.map((kind) => ({ kind, what, step, status: EXPECTED[kind](step) })),
  );

  it.each(withAMessage)(
    '$kind $what with a message of the assistant’s: $status',
    async ({ kind, step, status }) => {
      const ref = await givenForMessage();
      const before = await fingerprintOf(owner(), 'public.uploads');

      const answer = await asActor(world, kind, () => step.does(world, ref));

      expect(answer).toBe(status);
      if (status >= 400) expect(await fingerprintOf(owner(), 'public.uploads')).toBe(before);
    },
  );

  it.each([
    ['to a delivery and into a draft at once', 'draft_of = gen_random_uuid()'],
    ['nowhere', 'brief_id = NULL, deliverable_id = NULL'],
    ['to a brief and none of its deliverables', 'deliverable_id = NULL'],
    [
      'into a playbook that is one engagement’s',
      'brief_id = NULL, deliverable_id = NULL, playbook_of = gen_random_uuid()',
    ],
  ])('no upload goes %s', async (_, where) => {
    const { id } = await given();
    await owner().query('BEGIN');
    await owner().query('ALTER TABLE uploads DISABLE TRIGGER uploads_only_grow');

    const moved = owner().query(`UPDATE uploads SET ${where} WHERE id = $1`, [id]);

    await expect(moved).rejects.toThrow('uploads_one_goal');
    await owner().query('ROLLBACK');
  });

  // the bytes of an upload are stored under its id alone
  it('nobody starts an upload over one of another business, even if they know its id', async () => {
    const { id } = await given();
    await givenAgreementInForce(world.foreign);
    const theirs = await givenBriefAccepted(world.foreign);
    const before = await fingerprintOf(owner(), 'public.uploads');

    const { answer } = await asActor(world, 'foreignAssistant', () => announce(theirs, { id, size: 4 }));

    expect(answer.status).toBe(409);
    expect(await fingerprintOf(owner(), 'public.uploads')).toBe(before);
  });
});
