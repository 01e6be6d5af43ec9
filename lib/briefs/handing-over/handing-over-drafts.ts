import { lockPayInForce } from '@/lib/agreements/queries';
import type { ActionScope } from '@/lib/platform/actions/pipeline';
import { changedMeanwhile, demand, notFound } from '@/lib/platform/result';
import { auditHandingOver } from '../auditing';
import { getBriefDocument } from '../document/document.queries';
import { loadBrief } from '../loading';
import { decide } from '../rules';
import { handOver } from './handing-over';
import { decideReadiness } from './readiness.rules';

type SeenDraft = { readonly workspaceId: string; readonly id: string; readonly version: number };

/**
 * Hands over a draft as it was saved. Somebody who asks a second time for what has just been done is told that it is
 * done.
 * @returns the brief's title.
 * @throws Refused (`not_ready`, `no_agreement`, `changed_meanwhile`, `wrong_state`, `not_found`)
 */
export async function handOverDraft(scope: ActionScope<unknown>, seen: SeenDraft): Promise<string> {
  const { tx, me, now } = scope;
  const { brief, facts, actor } = await loadBrief(tx, me, seen);
  const isDone = brief.state === 'sent' && brief.version === seen.version + 1;
  if (isDone && actor.role !== 'assistant') return brief.title;
  demand(decide(facts, 'send', actor));
  if (brief.version !== seen.version) throw changedMeanwhile('draft');
  const document = await getBriefDocument(tx, seen);
  if (!document) throw notFound('brief');
  const pay = await lockPayInForce(tx, brief.workspaceId, brief.engagementId);
  demand(decideReadiness(document, pay, now));
  const { assistant, outcome } = document;
  await handOver(tx, brief, { assistantName: assistant.name, outcome, at: now });
  await auditHandingOver(scope, brief);
  return brief.title;
}
