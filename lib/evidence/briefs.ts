import type { Prisma } from '@/lib/platform/db/generated/client';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { readChanges } from './changes';

/**
 * @returns every brief that was handed over: its current terms, questions and answers, deliveries and their reviews
 * with the hashes, and each change request with what applied until then.
 */
export async function readBriefs(tx: Tx, place: EngagementRef) {
  const rows = await tx.brief.findMany({
    where: { ...place, sentAt: { not: null } },
    orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
    include: TERMS,
  });
  const changes = await readChanges(tx, place);
  return rows.map((row) => ({
    id: row.id,
    agreementId: row.agreementId,
    state: row.state,
    title: row.title,
    terms: termsOf(row),
    sentAt: instant(row.sentAt),
    acceptedAt: instant(row.acceptedAt),
    closedAt: instant(row.closedAt),
    questions: row.clarifications.map(({ question, isBlocking, askedAt, answer }) => ({
      question,
      isBlocking,
      askedAt: askedAt.toISOString(),
      ...endOf(answer),
    })),
    deliveries: row.deliveries.map(({ number, note, deliveredAt, items, review }) => ({
      number,
      note,
      at: deliveredAt.toISOString(),
      items: items.map((item) => ({ ...item, file: item.file && hashOf(item.file) })),
      review: review && {
        outcome: review.outcome,
        note: review.note,
        deliveryHash: review.deliveryHash,
        byAgreementId: review.byAgreementId,
        at: review.reviewedAt.toISOString(),
      },
    })),
    changes: changes.get(row.id) ?? [],
    ending: row.ending && {
      kind: row.ending.kind,
      reason: row.ending.reason,
      at: row.ending.endedAt.toISOString(),
    },
  }));
}

type End = { readonly outcome: 'answered' | 'withdrawn'; readonly answer: string; readonly answeredAt: Date };

/** The answer to a question; for a withdrawn one, only when that was. */
function endOf(end: End | null) {
  if (end?.outcome === 'withdrawn') return { answer: null, withdrawnAt: end.answeredAt.toISOString() };
  return { answer: end && { text: end.answer, at: end.answeredAt.toISOString() } };
}

const IN_ORDER = { orderBy: { position: 'asc' } } as const;
const FILE = { select: { name: true, sha256: true } } as const;

const TERMS = {
  givens: IN_ORDER,
  deliverables: { ...IN_ORDER, include: { criteria: IN_ORDER } },
  asksFirst: IN_ORDER,
  checkIns: IN_ORDER,
  files: { ...IN_ORDER, include: { file: FILE } },
  clarifications: { include: { answer: true }, orderBy: { askedAt: 'asc' } },
  deliveries: {
    include: {
      items: {
        select: { deliverableId: true, note: true, link: true, file: FILE },
        orderBy: { id: 'asc' },
      },
      review: true,
    },
    orderBy: { number: 'asc' },
  },
  ending: true,
} as const satisfies Prisma.BriefInclude;

type Row = Prisma.BriefGetPayload<{ include: typeof TERMS }>;

function termsOf(row: Row) {
  return {
    outcome: row.outcome,
    instructions: row.instructions,
    autonomy: row.autonomy,
    budgetMinutes: row.budgetMinutes,
    budgetMinor: units(row.budgetMinor),
    budgetCurrency: row.budgetCurrency,
    deadlineAt: instant(row.deadlineAt),
    deadlineLocal: row.deadlineLocal,
    deadlineZone: row.deadlineZone,
    windowFromAt: instant(row.windowFromAt),
    windowFromLocal: row.windowFromLocal,
    givens: row.givens.map(ofTerms),
    deliverables: row.deliverables.map(({ id, title, addedInId, retiredInId, criteria }) => ({
      id,
      title,
      addedInId,
      retiredInId,
      criteria: criteria.map(ofTerms),
    })),
    asksFirst: row.asksFirst.map(({ text }) => text),
    checkIns: row.checkIns.map(({ at, zone, about }) => ({ at: instant(at), zone, about })),
    files: row.files.map(({ file }) => hashOf(file)),
  };
}

/** A given or a criterion, and the change requests that added or removed it. */
function ofTerms({
  id,
  text,
  addedInId,
  retiredInId,
}: Row['givens'][number] | Row['deliverables'][number]['criteria'][number]) {
  return { id, text, addedInId, retiredInId };
}

function hashOf({ name, sha256 }: { readonly name: string; readonly sha256: string }) {
  return { name, sha256 };
}

function instant(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

function units(minor: bigint | null): number | null {
  return minor === null ? null : Number(minor);
}
