import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { EditorAround } from '@/components/briefs/editor/around';
import { canHandOverTo, choiceOf, InTheWay } from '@/components/briefs/editor/in-the-way';
import type { Candidate } from '@/lib/briefs/candidates.queries';
import { saveBrief } from '@/lib/briefs/editor/editing.actions';
import { getDraft, getNewBrief } from '@/lib/briefs/editor/editor.queries';
import { listDraftsToChoose } from '@/lib/briefs/handing-over/drafts.queries';
import { newId } from '@/lib/platform/ids';
import { givenAgreementInForce, givenNewPair, type Pair } from '@/tests/support/agreements';
import { briefForm, givenBriefDraft } from '@/tests/support/briefs';
import { refusalOf, submit } from '@/tests/support/browser/forms';
import { givenEnded } from '@/tests/support/endings';
import { givenDay } from '@/tests/support/on-day';
import { asPerson, givenPeople } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

const OWNER = 'owner';
const ENDED = 'Your work with Zoe Abad has ended. Choose somebody else for this.';

describe('a draft for somebody with whom the work has ended', () => {
  givenDay('2026-11-30');
  givenDatabaseWithPeople();
  let pair: Pair;
  let draft: { readonly id: string; readonly version: number };

  beforeAll(async () => {
    const people = await givenPeople();
    pair = await givenNewPair({ ruth: people.ruth, workspace: people.workspace }, { name: 'Zoe Abad' });
    await givenAgreementInForce(pair);
    draft = await givenBriefDraft(pair);
    await givenEnded(pair);
  });

  const ref = () => ({ workspaceId: pair.workspace.id, id: draft.id });

  it('is still for them in its editor, which says so: it stood there for somebody else, to be handed over', async () => {
    const page = await getDraft(pair.owner.userId, ref());
    const zoe = page?.candidates.find(({ id }) => id === pair.engagementId);
    if (!page || !zoe) throw new Error('its editor knows whom it is for');

    expect(zoe).toMatchObject({ hasEnded: true, isAgreed: false });
    expect(page.candidates.at(-1)).toEqual(zoe);
    expect(choiceOf(zoe).label).toBe('Zoe Abad (your work together has ended)');
    expect(canHandOverTo(page.candidates, zoe.id)).toBe(false);
    expect(inTheWay(zoe)).toContain(ENDED);
    expect(inTheWay(zoe)).not.toContain('agreement');
  });

  it('says so among the drafts, and when it is handed over all the same', async () => {
    const form = briefForm(pair, { id: draft.id, version: draft.version, intent: 'send' });

    const sent = refusalOf(await asPerson(pair.owner, () => submit(saveBrief, form)));
    const drafts = await listDraftsToChoose(pair.owner.userId, pair.workspace.id);

    expect(sent).toMatchObject({ code: 'ended', fieldErrors: { engagementId: ENDED } });
    expect(drafts.find(({ id }) => id === draft.id)?.missing).toBe(ENDED);
  });

  it('is the only one that names them: a new brief isn’t offered for them', async () => {
    const fresh = await getNewBrief(pair.owner.userId, { ...ref(), id: newId() });

    expect(fresh.candidates.map(({ id }) => id)).not.toContain(pair.engagementId);
  });

  function inTheWay(candidate: Candidate): string {
    const around = { holidays: {}, recent: [], zone: 'UTC', now: '2026-11-30T12:00:00Z' };
    return renderToStaticMarkup(
      <EditorAround surroundings={{ ...around, candidates: [candidate] }} initial={candidate.id}>
        <InTheWay chosen={candidate} slug={pair.workspace.slug} role={OWNER} />
      </EditorAround>,
    );
  }
});
