import { z } from 'zod';
import { type EngagementRef, type Tx, withActor } from '@/lib/platform/tenancy';

const Named = z.object({ id: z.string(), title: z.string() });

const Choices = z.object({
  /** playbooks that are on offer; none for an assistant */
  playbooks: z.array(Named),
  /** briefs that are being written; none for an assistant */
  drafts: z.array(Named),
  /** briefs that were handed over and aren't done */
  briefs: z.array(Named),
  /** the agreement in force */
  agreement: Named.extend({ version: z.int() }).nullable(),
});

/** What a decision can become, for one person: as far as they may see it. */
export type DecisionChoices = z.infer<typeof Choices>;

const NONE: DecisionChoices = { playbooks: [], drafts: [], briefs: [], agreement: null };

/** Reads what an engagement's decision can become. One query. */
export async function getDecisionChoices(userId: string, place: EngagementRef): Promise<DecisionChoices> {
  return withActor({ kind: 'user', userId }, (tx) => findChoices(tx, place));
}

async function findChoices(tx: Tx, { workspaceId, engagementId }: EngagementRef): Promise<DecisionChoices> {
  const [row] = await tx.$queryRaw<{ choices: unknown }[]>`
    WITH b AS (
      SELECT id, title, state, state_changed_at FROM briefs
      WHERE workspace_id = ${workspaceId}::uuid AND engagement_id = ${engagementId}::uuid
        AND state IN ('draft', 'accepted', 'in_progress', 'revision'))
    SELECT json_build_object(
      'playbooks', coalesce((SELECT json_agg(json_build_object('id', p.id, 'title', p.name) ORDER BY p.name)
        FROM playbooks p WHERE p.workspace_id = ${workspaceId}::uuid AND p.archived_at IS NULL), '[]'),
      'drafts', coalesce((SELECT json_agg(json_build_object('id', b.id, 'title', b.title) ORDER BY b.title)
        FROM b WHERE b.state = 'draft'), '[]'),
      'briefs', coalesce((SELECT json_agg(json_build_object('id', n.id, 'title', n.title) ORDER BY n.title)
        FROM (SELECT * FROM b WHERE state <> 'draft' ORDER BY state_changed_at DESC LIMIT 20) n), '[]'),
      'agreement', (SELECT json_build_object('id', a.id, 'title', a.title, 'version', a.version)
        FROM agreements a WHERE a.workspace_id = ${workspaceId}::uuid AND a.engagement_id = ${engagementId}::uuid
          AND a.state = 'in_force')) AS choices`;
  return row ? Choices.parse(row.choices) : NONE;
}
