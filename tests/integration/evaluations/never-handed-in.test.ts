import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eraseAccount } from '@/lib/deletion/erasing-account.jobs';
import { eraseWorkspace } from '@/lib/deletion/erasing-workspace.jobs';
import { saveAssessment } from '@/lib/evaluations/assessing/assessing.actions';
import { revealWhenDue } from '@/lib/evaluations/reminding.jobs';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { entriesOf, exportTo } from '@/tests/support/archives';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { DUE, givenDeletions } from '@/tests/support/deletions';
import { givenEvaluation, handsIn, wordsForm } from '@/tests/support/evaluations';
import { FIRST_TRY } from '@/tests/support/first-try';
import { asPerson } from '@/tests/support/people';

const BEGUN = new Date('2027-05-01T18:00:00Z');
const REVEALED = new Date('2027-05-17T18:00:00Z');

describe('what an assistant wrote for an evaluation and hadn’t handed in on its day', () => {
  const { ask, pastRules, givenWorkedTogether, deletesWorkspace, deletesAccount } = givenDeletions();
  const folder = mkdtempSync(join(tmpdir(), 'handover-never-handed-in-'));

  /** Their agreement is over since; its evaluation was revealed with the owner's words alone. */
  async function givenOneSided() {
    const { pair, agreement } = await givenWorkedTogether({ isOver: false });
    const ref = await atTime(BEGUN, async () => {
      const begun = await givenEvaluation(pair);
      const draft = await wordsForm(pair.assistant, begun, 'I am thinking of leaving.');
      doneOf(await asPerson(pair.assistant, () => submit(saveAssessment, draft)));
      doneOf(await handsIn(pair.owner, begun, 'It goes well.'));
      return begun;
    });
    const { workspaceId, id: evaluationId } = ref;
    await atTime(REVEALED, () => revealWhenDue.perform({ workspaceId, evaluationId }, FIRST_TRY));
    const [found] = await ask('SELECT state::text FROM evaluations WHERE id = $1', [evaluationId]);
    expect(found).toEqual({ state: 'revealed' });
    await pastRules(`UPDATE agreements SET state = 'terminated' WHERE id = $1`, agreement.id);
    return { pair, evaluationId };
  }

  async function whoseWordsStay(evaluationId: string) {
    const parties = await Promise.all(
      ['evaluation_assessments', 'evaluation_answers'].map((table) =>
        ask<{ party: string }>(`SELECT DISTINCT party::text FROM ${table} WHERE evaluation_id = $1`, [
          evaluationId,
        ]),
      ),
    );
    return parties.map((rows) => rows.map(({ party }) => party));
  }
  const OWNERS_ALONE = [['owner'], ['owner']];

  it('isn’t in the archive that the business’s owners take along', async () => {
    const { pair } = await givenOneSided();
    const saysSo = async (scope: 'business' | 'whole') => {
      const file = join(folder, `${scope}.zip`);
      await exportTo(file, pair.workspace.id, scope);
      const text = [...(await entriesOf(file)).values()].map(String).join('\n');
      return [text.includes('It goes well.'), text.includes('I am thinking of leaving.')];
    };

    expect(await saysSo('business')).toEqual([true, false]);
    expect(await saysSo('whole')).toEqual([true, true]);
  });

  it('is erased with the business', async () => {
    const { pair, evaluationId } = await givenOneSided();
    const id = newId();
    doneOf(await deletesWorkspace(pair, { id }));

    await atTime(DUE, () => eraseWorkspace.perform({ workspaceId: pair.workspace.id, id }, FIRST_TRY));

    expect(await whoseWordsStay(evaluationId)).toEqual(OWNERS_ALONE);
  });

  it('is erased with its writer’s account, and found by nobody', async () => {
    const { pair, evaluationId } = await givenOneSided();
    const id = newId();
    doneOf(await deletesAccount(pair.assistant, id));
    const found = () =>
      ask(
        `SELECT kind FROM search_entries WHERE workspace_id = $1 AND words @@ to_tsquery('simple', 'leaving')`,
        [pair.workspace.id],
      );
    expect(await found()).not.toEqual([]);

    await atTime(DUE, () => eraseAccount.perform({ userId: pair.assistant.userId, id }, FIRST_TRY));

    expect(await whoseWordsStay(evaluationId)).toEqual(OWNERS_ALONE);
    expect(await found()).toEqual([]);
  });
});
