import { adviceKeys } from '@/lib/briefs/advising';
import { SaveBrief } from '@/lib/briefs/schema';
import { withActor } from '@/lib/platform/tenancy';
import { resolveDeadline } from '@/lib/platform/time/deadline';
import type { Actor } from './acting';

/**
 * People read what could be clearer and hand over all the same, as one may.
 * @returns the form as it is posted the second time, with what its page has shown by then.
 */
export async function handedOverAnyway<Form extends object>(
  actor: Actor,
  form: Form,
  at: Date,
): Promise<Form & { readonly advised: string }> {
  const typed = SaveBrief.parse(form);
  const { workspaceId, engagementId: id, deadlineDate, deadlineTime, deadlineZone } = typed;
  const resolved = resolveDeadline(`${deadlineDate}T${deadlineTime}`, deadlineZone);
  const deadline = resolved.ok ? resolved.value : null;
  const keys = await withActor({ kind: 'user', userId: actor.userId }, async (tx) => {
    const { assistant, assistantName } = await tx.engagement.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id } },
      include: { assistant: true },
    });
    const person = { ...assistant, name: assistantName };
    return adviceKeys(tx, typed, { deadline, assistant: person, readersZone: actor.zone, now: at });
  });
  return { ...form, advised: keys.join('\n') };
}
