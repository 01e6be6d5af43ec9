import { now } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { alone } from './alone';
import { ADEYEMI_ID, STORY_TOLD } from './marks';

/**
 * Tells the demo's story into an installation: half a year of two businesses, up to now. Everything in it is done by
 * the product's own actions, at the moment at which it would have happened. When two start at once, the second one
 * waits.
 * @returns how many scenes were told; 0 when the story had already been told.
 * @throws Error when an earlier telling was interrupted, or something in the story was refused.
 */
export async function tellDemoStory(): Promise<number> {
  if ((await howFar()) === 'told') return 0;
  return alone(async () => {
    switch (await howFar()) {
      case 'told':
        return 0;
      case 'begun':
        throw new Error(
          'The demo business is there only in part: loading it was interrupted. Start anew with npm run demo -- --reset',
        );
      case 'untold': {
        // the actions of every domain are loaded only now, so that finding out that the story has been told takes no
        // time
        const { playStory: tell } = await import('./scenes/play-story');
        return tell(now());
      }
    }
  });
}

async function howFar(): Promise<'untold' | 'begun' | 'told'> {
  const actions = await withActor({ kind: 'workspace', workspaceId: ADEYEMI_ID }, (tx) =>
    tx.auditEvent.findMany({
      where: { workspaceId: ADEYEMI_ID, subjectId: ADEYEMI_ID },
      select: { action: true },
    }),
  );
  if (actions.length === 0) return 'untold';
  return actions.some(({ action }) => action === STORY_TOLD) ? 'told' : 'begun';
}
