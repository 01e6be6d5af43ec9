import { type AgreedTerms, findPaysInForce } from '@/lib/agreements/queries';
import { now } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { NOTHING_KNOWN } from './clarity/brief';
import { checkClarity } from './clarity/check';
import { type BriefDocument, getBriefDocuments } from './document.queries';
import { MOST_AT_ONCE } from './handing-over-drafts.schema';
import { decideReadiness } from './readiness.rules';

export type DraftToChoose = {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly assistant: string;
  readonly assistantZone: string | null;
  readonly deadlineAt: Date | null;
  /** why it can't be handed over yet; null when it can */
  readonly missing: string | null;
  /** things that could be clearer */
  readonly advice: number;
};

/** @returns the newest drafts of a business, as many as can be handed over at once, with how each stands. Three queries. */
export async function listDraftsToChoose(
  userId: string,
  workspaceId: string,
): Promise<readonly DraftToChoose[]> {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const rows = await tx.brief.findMany({
      where: { workspaceId, state: 'draft' },
      select: { id: true, engagementId: true },
      orderBy: { id: 'desc' },
      take: MOST_AT_ONCE,
    });
    const pays = await findPaysInForce(
      tx,
      workspaceId,
      rows.map(({ engagementId }) => engagementId),
    );
    const documents = await getBriefDocuments(
      tx,
      workspaceId,
      rows.map(({ id }) => id),
    );
    return documents.map((document) => standingOf(document, pays.get(document.engagementId) ?? null));
  });
}

function standingOf(document: BriefDocument, pay: AgreedTerms | null): DraftToChoose {
  const { id, version, title, assistant, deadlineAt } = document;
  const ready = decideReadiness(document, pay, now());
  const agreed = pay === null ? `You and ${assistant.name} have no agreement in force yet.` : null;
  return {
    ...{ id, version, title, deadlineAt },
    assistant: assistant.name,
    assistantZone: assistant.zone,
    missing: agreed ?? (ready.ok ? null : ready.refusal.message),
    advice: adviceOn(document),
  };
}

function adviceOn(document: BriefDocument): number {
  const { givens, deliverables, deadlineLocal, files } = document;
  const [deadlineDate = '', deadlineTime = ''] = deadlineLocal?.split('T') ?? [];
  const found = checkClarity({
    ...document,
    ...{ deadlineDate, deadlineTime },
    givens: givens.map(({ text }) => text),
    deliverables: deliverables.map(({ criteria, ...row }) => ({
      ...row,
      criteria: criteria.map(({ text }) => text),
    })),
    asksFirst: document.asksFirst.map(({ text }) => text),
    known: { ...NOTHING_KNOWN, deadlineAt: document.deadlineAt, files: files.length },
  });
  return found.filter(({ severity }) => severity === 'advice').length;
}
