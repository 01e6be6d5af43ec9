import { type AgreedTerms, findPaysInForce } from '@/lib/agreements/queries';
import { MOST_AT_ONCE } from '@/lib/platform/actions/ticked';
import { now } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { deadlineAtIn } from '@/lib/platform/time/deadline';
import { type Candidate, type Candidates, getCandidates } from '../candidates.queries';
import { NOTHING_KNOWN } from '../clarity/brief';
import { checkClarity } from '../clarity/check';
import type { DeadlineFacts } from '../clarity/deadline-facts';
import { keyOf } from '../clarity/finding';
import { readDeadline } from '../clarity/reading-deadline';
import { similarBudgets } from '../clarity/similar-briefs';
import { type BriefDocument, getBriefDocuments } from '../document/document.queries';
import { requireWorkingTogether } from '../handing-over.rules';
import { decideReadiness } from './readiness.rules';

export type DraftToChoose = {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly assistant: string;
  readonly engagementId: string;
  /** of the work with them; null while it goes on */
  readonly pause: Candidate['pause'];
  readonly assistantZone: string | null;
  readonly deadlineAt: Date | null;
  /** which of the two is meant, where the clock shows the deadline's time twice; null where it shows it once */
  readonly deadlineNote: string | null;
  /** why it can't be handed over yet; null when it can */
  readonly missing: string | null;
  /** things that could be clearer, without those marked as clear enough */
  readonly advice: number;
};

/**
 * @returns a business's newest drafts, as many as can be handed over at once, with the status of each, in a few
 * queries.
 */
export async function listDraftsToChoose(
  userId: string,
  workspaceId: string,
): Promise<readonly DraftToChoose[]> {
  const around = await getCandidates(userId, workspaceId);
  return withActor({ kind: 'user', userId }, async (tx) => {
    const rows = await tx.brief.findMany({
      where: { workspaceId, state: 'draft' },
      select: { id: true, engagementId: true, clearEnough: true },
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
    const settled = new Map(rows.map(({ id, clearEnough }) => [id, clearEnough]));
    return documents.map((document) => ({
      ...readinessOf(document, pays.get(document.engagementId) ?? null, around),
      advice: adviceOn(document, settled.get(document.id) ?? [], around),
    }));
  });
}

function readinessOf(
  document: BriefDocument,
  pay: AgreedTerms | null,
  { candidates }: Candidates,
): Omit<DraftToChoose, 'advice'> {
  const { id, version, title, assistant, engagementId, deadlineAt, deadlineZone, hasEnded } = document;
  const pause = candidates.find((each) => each.id === engagementId)?.pause ?? null;
  const ready = decideReadiness(document, pay, now());
  const paused = pause && `Your work with ${assistant.name} is paused.`;
  const together = requireWorkingTogether(hasEnded, assistant.name);
  const ended = together.ok ? null : together.refusal.message;
  const agreed = pay === null ? `You and ${assistant.name} have no agreement in force yet.` : null;
  return {
    id,
    version,
    title,
    deadlineAt,
    deadlineNote: deadlineAt && deadlineZone && (deadlineAtIn(deadlineAt, deadlineZone)?.note ?? null),
    engagementId,
    pause,
    assistant: assistant.name,
    assistantZone: assistant.zone,
    missing: ended ?? paused ?? agreed ?? (ready.ok ? null : ready.refusal.message),
  };
}

function adviceOn(document: BriefDocument, settled: readonly string[], around: Candidates): number {
  const { givens, deliverables, deadlineAt, deadlineLocal, files, title } = document;
  const [deadlineDate = '', deadlineTime = ''] = deadlineLocal?.split('T') ?? [];
  const found = checkClarity({
    ...document,
    deadlineDate,
    deadlineTime,
    givens: givens.map(({ text }) => text),
    deliverables: deliverables.map(({ criteria, ...row }) => ({
      ...row,
      criteria: criteria.map(({ text }) => text),
    })),
    asksFirst: document.asksFirst.map(({ text }) => text),
    known: {
      ...NOTHING_KNOWN,
      deadline: deadlineFacts(document, around),
      deadlineAt,
      files: files.length,
      similarMinutes: similarBudgets(title, around.recent),
    },
  });
  return found.filter((each) => each.severity === 'advice' && !settled.includes(keyOf(each))).length;
}

function deadlineFacts(
  { engagementId, deadlineAt, deadlineZone }: BriefDocument,
  { candidates, holidays }: Candidates,
): DeadlineFacts | null {
  const assistant = candidates.find(({ id }) => id === engagementId);
  if (!assistant?.zone || deadlineAt === null || deadlineZone === null) return null;
  const calendar = {
    zone: assistant.zone,
    hours: assistant.hours,
    holidays: holidays[assistant.holidayPlace ?? ''] ?? [],
  };
  const at = { at: deadlineAt, zone: deadlineZone, readersZone: deadlineZone, now: now() };
  return readDeadline({ ...at, name: assistant.name, calendar });
}
