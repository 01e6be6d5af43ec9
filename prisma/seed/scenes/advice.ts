import { findPayInForce } from '@/lib/agreements/queries';
import { adviceKeys } from '@/lib/briefs/editor/advising';
import { SaveBrief } from '@/lib/briefs/schema';
import { readBudget } from '@/lib/briefs/terms/budget.rules';
import { readMoments } from '@/lib/briefs/terms/moments.rules';
import { demand } from '@/lib/platform/result';
import { withActor } from '@/lib/platform/tenancy';
import type { Actor } from './acting';

/**
 * People read what could be clearer and hand over all the same, as they may.
 * @returns the form as it is posted the second time, with what its page has shown by then.
 */
export async function handedOverAnyway<Form extends object>(
  actor: Actor,
  form: Form,
  at: Date,
): Promise<Form & { readonly advised: string }> {
  const typed = SaveBrief.parse(form);
  const { workspaceId, engagementId: id, attached, files } = typed;
  const moments = demand(readMoments(typed, true, at));
  const keys = await withActor({ kind: 'user', userId: actor.userId }, async (tx) => {
    const { assistant, assistantName } = await tx.engagement.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id } },
      include: { assistant: true },
    });
    const person = { ...assistant, name: assistantName };
    const budget = demand(readBudget(typed, await findPayInForce(tx, workspaceId, id)));
    const around = { moments, budget, files: attached.length + files.length, now: at };
    return adviceKeys(tx, typed, { ...around, assistant: person, readersZone: actor.zone });
  });
  return { ...form, advised: keys.join('\n') };
}
