import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fingerprint } from '@/tests/integration/authorisation/fingerprint';
import {
  ACTORS,
  type ActorKind,
  asActor,
  givenWorld,
  type World,
} from '@/tests/integration/authorisation/world';
import { givenAgreementInForce } from '@/tests/support/agreements';
import { givenBriefAccepted } from '@/tests/support/briefs';
import { givenDatabase } from '@/tests/support/postgres';
import { givenStorage } from '@/tests/support/storage';
import { announce, askProgress, remove, send, type UploadRef } from '@/tests/support/uploads';

type Step = {
  readonly does: (world: World, ref: UploadRef) => Promise<number>;
  readonly done: number;
  /** to the owner's side, who may see the brief but delivers nothing */
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

const EXPECTED: Readonly<Record<ActorKind, (step: Step) => number>> = {
  owner: ({ staff }) => staff,
  manager: ({ staff }) => staff,
  assistant: ({ done }) => done,
  otherAssistant: () => 404,
  foreignOwner: () => 404,
  foreignAssistant: () => 404,
  nobody: () => 401,
};

describe('who takes which step of an upload', () => {
  const database = givenDatabase();
  givenStorage();
  let owner: pg.Client;
  let world: World;
  beforeAll(async () => {
    owner = new pg.Client({ connectionString: database().ownerUrl });
    await owner.connect();
    world = await givenWorld();
  });
  afterAll(async () => {
    await owner.end();
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
    const before = await fingerprint(owner);

    const answer = await asActor(world, kind, () => step.does(world, ref));

    expect(answer).toBe(status);
    if (status >= 400) expect((await fingerprint(owner))['public.uploads']).toBe(before['public.uploads']);
  });

  // the bytes of an upload lie under its id alone
  it('nobody begins an upload where one of another business lies, though they know its id', async () => {
    const { id } = await given();
    await givenAgreementInForce(world.foreign);
    const theirs = await givenBriefAccepted(world.foreign);
    const before = await fingerprint(owner);

    const { answer } = await asActor(world, 'foreignAssistant', () => announce(theirs, { id, size: 4 }));

    expect(answer.status).toBe(409);
    expect((await fingerprint(owner))['public.uploads']).toBe(before['public.uploads']);
  });
});
