import { beforeAll, expect } from 'vitest';
import { makeCopy } from '@/lib/agreements/copy/copy.jobs';
import { deleteAccount } from '@/lib/deletion/account.actions';
import { deleteWorkspace } from '@/lib/deletion/workspace.actions';
import { askForAddress, moveToAddress } from '@/lib/people/address-changes';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { type AgreementRef, givenPair, type Pair } from './agreements';
import { submit } from './browser/forms';
import { onConnection } from './connections';
import { FIRST_TRY } from './first-try';
import { asPerson, givenPeople, givenPerson, type People, type Person } from './people';
import { givenDatabaseWithPeople } from './servers/postgres';
import { givenStorage } from './servers/storage';
import { aboutEngagement, says } from './threads';
import { givenAgreedBefore } from './time';

/** When a deletion is asked for, the last second before anything is erased, and when it is. */
export const ASKED = new Date('2027-06-01T12:00:00Z');
export const EARLY = new Date('2027-06-15T11:59:59Z');
export const DUE = new Date('2027-06-15T12:00:00Z');

/** Gives a test file a database in which businesses and accounts are deleted, and the steps that its tests repeat. */
export function givenDeletions() {
  const database = givenDatabaseWithPeople();
  givenStorage();
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  /** Asks as the owner of the tables, from whom nothing is hidden; as a `replica`, past every trigger too. */
  function ask<Row extends Record<string, unknown>>(
    sql: string,
    values: readonly unknown[] = [],
    role: 'origin' | 'replica' = 'origin',
  ) {
    return onConnection(database().ownerUrl, async (owner) => {
      await owner.query(`SET session_replication_role = ${role}`);
      return (await owner.query<Row>(sql, [...values])).rows;
    });
  }

  const pastRules = (sql: string, id: string) => ask(sql, [id], 'replica');

  /** Ruth and somebody new, who have signed, sealed and said something; optionally their agreement has ended since. */
  async function givenWorkedTogether({
    isOver = true,
  } = {}): Promise<{ pair: Pair; agreement: AgreementRef }> {
    const email = `${newId()}@inbox.example`;
    const nia = await givenPerson({ name: 'Nia Lopes', email, zone: 'Europe/Lisbon' });
    const pair = await givenPair({ ...people, maria: nia }, 'Adeyemi Fairs');
    const agreement = await givenAgreedBefore(pair);
    const [version] = await ask<{ id: string }>('SELECT id FROM agreement_versions WHERE agreement_id = $1', [
      agreement.id,
    ]);
    const place = { workspaceId: pair.workspace.id, agreementId: agreement.id, versionId: version?.id };
    await makeCopy.perform(place, FIRST_TRY);
    const about = aboutEngagement(pair.workspace.id, pair.engagementId);
    await says(pair.assistant, about, 'The fair went well.');
    await says(pair.owner, about, 'So I hear.');
    // notice takes weeks; this is its result
    if (isOver) {
      await pastRules(`UPDATE agreements SET state = 'terminated' WHERE id = $1`, agreement.id);
    }
    return { pair, agreement };
  }

  const deletesWorkspace = ({ owner, workspace }: Pair, form: object = {}, person: Person = owner) =>
    atTime(ASKED, () =>
      asPerson(person, () =>
        submit(deleteWorkspace, {
          workspaceId: workspace.id,
          id: newId(),
          confirmation: workspace.name,
          ...form,
        }),
      ),
    );
  const deletesAccount = (person: Person, id = newId()) =>
    atTime(ASKED, () => asPerson(person, () => submit(deleteAccount, { id, confirmation: person.email })));

  /** Somebody changes to another address, by the link mailed to it, and stays signed in where they asked for it. */
  const moves = ({ userId, sessionId }: Person, fromAddress: string, toAddress: string) =>
    withActor({ kind: 'auth' }, async (tx) => {
      const asked = { userId, id: newId(), sessionId, fromAddress, toAddress };
      const made = await askForAddress(tx, asked, new Date());
      expect(await moveToAddress(tx, made?.token ?? '', new Date())).toMatchObject({ toAddress });
    });

  const mails = (kind: string, id: string) =>
    ask<{ to: string; text: string }>(
      'SELECT to_address AS to, text FROM mails WHERE kind = $1 AND subject_id = $2 ORDER BY 1',
      [kind, id],
    );

  return {
    database,
    people: () => people,
    ask,
    pastRules,
    mails,
    givenWorkedTogether,
    deletesWorkspace,
    deletesAccount,
    moves,
  };
}
