import type pg from 'pg';
import { givenAgreementInForce, type Pair } from '@/tests/support/agreements';
import {
  asPerson,
  asStranger,
  givenAssistant,
  givenManager,
  givenPeople,
  givenWorkspace,
  type People,
  type Person,
} from '@/tests/support/people';

/** Everybody who might press a button, relative to Maria's engagement with Ruth's business. */
export const ACTORS = [
  'owner',
  'manager',
  'assistant',
  'otherAssistant',
  'foreignOwner',
  'foreignAssistant',
  'nobody',
] as const;
export type ActorKind = (typeof ACTORS)[number];

/** `pair`: Ruth and Maria, whose agreement is in force. */
export type World = People & { readonly pair: Pair };

/** @returns the business, its people, and a foreign business. */
export async function givenWorld(): Promise<World> {
  const people = await givenPeople();
  const { ruth, maria, workspace, engagements } = people;
  const pair = { owner: ruth, assistant: maria, workspace, engagementId: engagements.maria };
  await givenAgreementInForce(pair);
  return { ...people, pair };
}

/**
 * A second business of Ruth's with the same people, in which nothing has been agreed yet.
 * @returns she and Maria there.
 */
export async function givenNewPair({ ruth, tomas, maria, dewi }: World): Promise<Pair> {
  const workspace = await givenWorkspace(ruth, { name: 'Adeyemi Kilns' });
  await givenManager(workspace, tomas);
  await givenAssistant(ruth, workspace, dewi);
  const engagementId = await givenAssistant(ruth, workspace, maria);
  return { owner: ruth, assistant: maria, workspace, engagementId };
}

/** Runs `work` as one of them. */
export function asActor<T>(world: World, kind: ActorKind, work: () => Promise<T>): Promise<T> {
  const person = personOf(world, kind);
  return person ? asPerson(person, work) : asStranger(work);
}

/**
 * Runs `work` as it is once all that Maria works on is over: that state alone ends access. Nothing else changes, and it
 * is undone afterwards.
 */
export async function onceMariasWorkIsOver<T>(
  owner: pg.Client,
  { maria }: World,
  work: () => Promise<T>,
): Promise<T> {
  // past every trigger, since none should react to what isn't meant to last
  await owner.query('SET session_replication_role = replica');
  const { rows } = await owner.query<{ id: string; state: string }>(
    `UPDATE engagements e SET state = 'ended', ended_at = now()
     FROM (SELECT id, state FROM engagements WHERE assistant_user_id = $1 AND ended_at IS NULL) AS before
     WHERE e.id = before.id RETURNING e.id, before.state`,
    [maria.userId],
  );
  try {
    return await work();
  } finally {
    await owner.query(
      `UPDATE engagements e SET state = before.state::engagement_state, ended_at = NULL
       FROM jsonb_to_recordset($1) AS before (id uuid, state text) WHERE e.id = before.id`,
      [JSON.stringify(rows)],
    );
    await owner.query('SET session_replication_role = origin');
  }
}

/**
 * Runs `work` as it is once neither the owner nor the manager runs Ruth's business any more. Nothing else changes, and
 * it is undone afterwards.
 */
export async function onceStaffIsTakenOff<T>(
  owner: pg.Client,
  { ruth, tomas }: World,
  work: () => Promise<T>,
): Promise<T> {
  // past every trigger: a business is never left without an owner
  await owner.query('SET session_replication_role = replica');
  const { rows } = await owner.query<{ id: string }>(
    'UPDATE memberships SET ended_at = now() WHERE user_id = ANY ($1) AND ended_at IS NULL RETURNING id',
    [[ruth.userId, tomas.userId]],
  );
  try {
    return await work();
  } finally {
    await owner.query('UPDATE memberships SET ended_at = NULL WHERE id = ANY ($1)', [
      rows.map(({ id }) => id),
    ]);
    await owner.query('SET session_replication_role = origin');
  }
}

/** @returns who it is; null for somebody who isn't signed in. */
export function personOf(world: World, kind: ActorKind): Person | null {
  switch (kind) {
    case 'owner':
      return world.ruth;
    case 'manager':
      return world.tomas;
    case 'assistant':
      return world.maria;
    case 'otherAssistant':
      return world.dewi;
    case 'foreignOwner':
      return world.foreign.owner;
    case 'foreignAssistant':
      return world.foreign.assistant;
    case 'nobody':
      return null;
  }
}
