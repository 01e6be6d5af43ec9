import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeReference } from '@/lib/evaluations/reference/jobs';
import { askForReference } from '@/lib/evaluations/reference/requesting.actions';
import { examineSeal } from '@/lib/platform/examining/seal';
import { newId } from '@/lib/platform/ids';
import { fileStore } from '@/lib/platform/storage';
import { checkWholeRecord } from '@/scripts/steps/whole-record';
import { givenPair } from '@/tests/support/agreements';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenConnection } from '@/tests/support/connections';
import { FIRST_TRY } from '@/tests/support/first-try';
import { asPerson, givenPeople } from '@/tests/support/people';
import { givenPlaybook } from '@/tests/support/playbooks';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenStorage } from '@/tests/support/servers/storage';
import { givenAgreedBefore } from '@/tests/support/time';

describe('the check of everything that was signed and stored', () => {
  const database = givenDatabaseWithPeople();
  const owner = givenConnection(database, 'owner');
  givenStorage();
  let reference: string;
  let list: string;

  beforeAll(async () => {
    const pair = await givenPair(await givenPeople(), 'Adeyemi Fairs');
    await givenAgreedBefore(pair);
    await givenPlaybook(pair, { files: [new File(['bowls and plates'], 'list.txt')] });
    const id = newId();
    doneOf(await asPerson(pair.assistant, () => submit(askForReference, { id })));
    await makeReference.perform({ userId: pair.assistant.userId, id }, FIRST_TRY);
    [reference, list] = [await hashIn('reference_files'), await hashIn('playbook_files')];
  });

  async function hashIn(table: string): Promise<string> {
    const { rows } = await owner().query<{ sha256: string }>(`SELECT sha256 FROM ${table}`);
    return rows[0]?.sha256 ?? '';
  }

  it('reads a reference’s seal, and looks for the files of playbooks', async () => {
    const found = await checkWholeRecord(database().ownerUrl);

    expect(found).toMatchObject({ copies: 1, files: 2, problems: [] });
  });

  it('names a file of which only the beginning was copied', async () => {
    await truncate(join(process.env.STORAGE_DIR ?? '', list.slice(0, 2), list), 5);

    const { problems } = await checkWholeRecord(database().ownerUrl);

    expect(problems).toEqual([`The file ${list} has 5 bytes instead of 16.`]);
  });

  it('names those that aren’t there, and the doctor what was sealed of them', async () => {
    for (const sha256 of [reference, list]) {
      await fileStore().setAside(sha256);
      await fileStore().remove(sha256);
    }

    const { problems } = await checkWholeRecord(database().ownerUrl);

    expect(problems.toSorted()).toEqual(
      [
        `The file ${list} is not there.`,
        `The file ${reference} is not there.`,
        `The sealed copy ${reference} is not there, or was changed.`,
      ].toSorted(),
    );
    expect((await examineSeal()).map(({ says }) => says)).toContainEqual(
      expect.stringMatching(`^1 sealed or signed file of 1 can’t be found.*${reference.slice(0, 12)}…`),
    );
  });
});
