import { describe, expect, it } from 'vitest';
import { askRecord } from '@/lib/agreements/verifying/queries';
import { eraseAccount } from '@/lib/deletion/erasing-account.jobs';
import { eraseWorkspace } from '@/lib/deletion/erasing-workspace.jobs';
import { makeReference } from '@/lib/evaluations/reference/jobs';
import { askForReference } from '@/lib/evaluations/reference/requesting.actions';
import { makeEvidence } from '@/lib/evidence/jobs';
import { askForEvidence } from '@/lib/evidence/requesting.actions';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import type { Pair } from '@/tests/support/agreements';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { ASKED, DUE, givenDeletions } from '@/tests/support/deletions';
import { FIRST_TRY } from '@/tests/support/first-try';
import { asPerson, type Person } from '@/tests/support/people';
import { givenPlainEraser } from '@/tests/support/plain-eraser';

describe('a sealed file that somebody was given', () => {
  const { ask, givenWorkedTogether, deletesAccount, deletesWorkspace } = givenDeletions();

  /** Somebody has the record sealed. @returns the file's hash. */
  async function recordOf(person: Person, { workspace, engagementId }: Pair): Promise<string> {
    const { userId } = person;
    const place = { workspaceId: workspace.id, engagementId, id: newId() };
    await atTime(ASKED, async () => {
      doneOf(await asPerson(person, () => submit(askForEvidence, place)));
      await makeEvidence.perform({ ...place, userId }, FIRST_TRY);
    });
    return hashIn('evidence_files', place.id);
  }

  async function referenceOf(person: Person): Promise<string> {
    const id = newId();
    await atTime(ASKED, async () => {
      doneOf(await asPerson(person, () => submit(askForReference, { id })));
      await makeReference.perform({ userId: person.userId, id }, FIRST_TRY);
    });
    return hashIn('reference_files', id);
  }

  async function hashIn(table: string, id: string): Promise<string> {
    const [row] = await ask<{ sha256: string }>(`SELECT sha256 FROM ${table} WHERE id = $1`, [id]);
    return row?.sha256 ?? '';
  }

  const answers = (hashes: readonly string[]) => Promise.all(hashes.map((each) => askRecord(each, null)));
  const sealedAt = ASKED.toISOString();
  const genuine = { record: null, since: sealedAt, until: null };

  it('is genuine after they have deleted their account, and nothing else is kept of it', async () => {
    await givenPlainEraser(ask);
    const { pair } = await givenWorkedTogether();
    const { assistant } = pair;
    const hashes = [await recordOf(assistant, pair), await referenceOf(assistant)];
    const id = newId();
    doneOf(await deletesAccount(assistant, id));

    await atTime(DUE, () => eraseAccount.perform({ userId: assistant.userId, id }, FIRST_TRY));

    expect(await answers(hashes)).toEqual([
      { kind: 'record', ...genuine },
      { kind: 'reference', ...genuine },
    ]);
    expect(await ask('SELECT 1 FROM evidence_files WHERE sha256 = ANY ($1)', [hashes])).toEqual([]);
    expect(await ask('SELECT 1 FROM reference_files WHERE sha256 = ANY ($1)', [hashes])).toEqual([]);
    expect(await ask('SELECT 1 FROM files WHERE sha256 = ANY ($1)', [hashes])).toEqual([]);
  });

  it('is genuine after its owner’s business was deleted, and so is the assistant’s', async () => {
    const { pair } = await givenWorkedTogether();
    const hashes = [await recordOf(pair.owner, pair), await recordOf(pair.assistant, pair)];
    const id = newId();
    doneOf(await deletesWorkspace(pair, { id }));

    await atTime(DUE, () => eraseWorkspace.perform({ workspaceId: pair.workspace.id, id }, FIRST_TRY));

    const kept = { kind: 'record', ...genuine };
    expect(await answers(hashes)).toEqual([kept, kept]);
    expect(await ask('SELECT sha256 FROM erased_seals WHERE sha256 = ANY ($1)', [hashes])).toEqual([
      { sha256: hashes[0] },
    ]);
  });
});
