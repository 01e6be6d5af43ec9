import { pauseWork } from '@/lib/people/pausing/pausing.actions';
import { newId } from '@/lib/platform/ids';
import type { Pair } from './agreements';
import { doneOf, type Fields, submit } from './browser/forms';
import { asPerson } from './people';

type Two = Pick<Pair, 'workspace' | 'engagementId' | 'owner'>;

/** A form that pauses the work of two. */
export function pauseForm({ workspace, engagementId }: Omit<Two, 'owner'>, changes: Fields = {}) {
  const place = { workspaceId: workspace.id, engagementId };
  return { ...place, pauseId: newId(), reason: 'The kiln is being rebuilt.', ...changes };
}

/** @returns a form that resumes the work that the owner has paused. */
export async function givenPaused(pair: Two, changes: Fields = {}) {
  const { workspaceId, engagementId, ...form } = pauseForm(pair, changes);
  doneOf(await asPerson(pair.owner, () => submit(pauseWork, { workspaceId, engagementId, ...form })));
  return { workspaceId, engagementId };
}
