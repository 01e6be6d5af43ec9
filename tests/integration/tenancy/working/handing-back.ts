import { noteAccess, planBrief } from '@/lib/endings/handing-back.actions';
import { sayGoOn } from '@/lib/endings/saying.actions';
import { newId } from '@/lib/platform/ids';
import type { Pair } from '@/tests/support/agreements';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { asPerson } from '@/tests/support/people';

/** What becomes of a brief, an account to close, and what one side says, once notice was given. */
export async function letThemHandBack(
  { owner, assistant, workspace, engagementId }: Pair,
  briefId: string,
): Promise<void> {
  const place = { workspaceId: workspace.id, engagementId };
  const plan = { ...place, briefId, plan: 'finish', note: 'By the last day.' };
  doneOf(await asPerson(owner, () => submit(planBrief, plan)));
  const access = { ...place, id: newId(), name: 'Shopify' };
  doneOf(await asPerson(assistant, () => submit(noteAccess, access)));
  doneOf(await asPerson(assistant, () => submit(sayGoOn, place)));
}
