import { sampleSignIn } from '@/lib/platform/addresses/sample';
import { env } from '@/lib/platform/env/env';
import { askWeb, type Finding, good, note } from './findings';

/** Checks that the sample business offered to new people lets them in. It opens one session there, as they would. */
export async function examineSample(): Promise<Finding> {
  const way = sampleSignIn('owner');
  if (way === null) return good('No sample business is offered to new people, and none needs to be.');
  const { HANDOVER_SAMPLE_URL: sample } = env();
  const answer = await askWeb(new URL(way), { redirect: 'manual' });
  if (answer !== undefined && answer.status >= 300 && answer.status < 400)
    return good(`New people can look around the sample business at ${sample}.`);
  const remedy = 'See docs/operate.md, A sample business to explore, or leave HANDOVER_SAMPLE_URL out.';
  return answer === undefined
    ? note(`The sample business at ${sample} doesn’t answer, as seen from here.`, remedy)
    : note(`${sample} lets nobody look around: it answers ${answer.status}, which no demo does.`, remedy);
}
