import { addresses } from './addresses';

/** Whose pages an address is for: the owner's side names a business by its slug, an assistant by its id. */
export type PageReader =
  | { readonly side: 'owner'; readonly slug: string }
  | { readonly side: 'assistant'; readonly workspaceId: string };

/** The pages of one business that both sides have, each at an address of its own. */
export type SharedAddresses = {
  readonly engagement: (engagementId: string) => string;
  readonly ending: (engagementId: string) => string;
  readonly decisions: (engagementId: string) => string;
  /** @param query the period and the rows, as lib/evaluations/facts/view.rules writes it */
  readonly facts: (engagementId: string, query?: string) => string;
  readonly agreements: () => string;
  readonly agreement: (agreementId: string) => string;
  readonly signAgreement: (agreementId: string) => string;
  readonly compareAgreement: (agreementId: string, from: number, to: number) => string;
  readonly noticeAgreement: (agreementId: string) => string;
  readonly brief: (briefId: string) => string;
  readonly evaluations: () => string;
  readonly evaluation: (evaluationId: string) => string;
  readonly signEvaluation: (evaluationId: string) => string;
  /** a week of time: an owner finds it by its timesheet, its assistant by its Monday */
  readonly week: (week: WeekRef) => string;
  readonly statement: (engagementId: string, year?: number) => string;
  readonly owed: (owedId: string) => string;
  readonly payment: (paymentId: string) => string;
};

type WeekRef = {
  readonly timesheetId: string;
  readonly engagementId: string;
  /** null where it isn't known: then it is the current week */
  readonly monday: string | null;
};

/** @returns where this reader finds the pages that both sides have. The one place that knows both addresses of a page. */
export function addressesFor(reader: PageReader): SharedAddresses {
  return reader.side === 'owner' ? ownersAddresses(reader.slug) : assistantsAddresses(reader.workspaceId);
}

function ownersAddresses(slug: string): SharedAddresses {
  return {
    engagement: (id) => addresses.assistant(slug, id),
    ending: (engagementId) => addresses.ending(slug, engagementId),
    decisions: (engagementId) => addresses.decisions(slug, engagementId),
    facts: (engagementId, query) => addresses.facts(slug, engagementId, query),
    agreements: () => addresses.agreements(slug),
    agreement: (id) => addresses.agreement(slug, id),
    signAgreement: (id) => addresses.signAgreement(slug, id),
    compareAgreement: (id, from, to) => addresses.compareAgreement(slug, id, from, to),
    noticeAgreement: (id) => addresses.noticeAgreement(slug, id),
    brief: (id) => addresses.brief(slug, id),
    evaluations: () => addresses.evaluations(slug),
    evaluation: (id) => addresses.evaluation(slug, id),
    signEvaluation: (id) => addresses.signEvaluation(slug, id),
    week: ({ timesheetId }) => addresses.timesheet(slug, timesheetId),
    statement: (engagementId, year) => addresses.statement(slug, engagementId, year),
    owed: (id) => addresses.owed(slug, id),
    payment: (id) => addresses.payment(slug, id),
  };
}

/** An assistant works with a business once at a time, so its page and its decisions need no engagement. */
function assistantsAddresses(workspaceId: string): SharedAddresses {
  return {
    engagement: () => addresses.business(workspaceId),
    ending: (engagementId) => addresses.inboxEnding(workspaceId, engagementId),
    decisions: () => addresses.businessDecisions(workspaceId),
    facts: (engagementId, query) => addresses.inboxFacts(workspaceId, engagementId, query),
    agreements: () => addresses.inboxAgreements(),
    agreement: (id) => addresses.inboxAgreement(workspaceId, id),
    signAgreement: (id) => addresses.signInboxAgreement(workspaceId, id),
    compareAgreement: (id, from, to) => addresses.compareInboxAgreement(workspaceId, id, from, to),
    noticeAgreement: (id) => addresses.noticeInboxAgreement(workspaceId, id),
    brief: (id) => addresses.inboxBrief(workspaceId, id),
    evaluations: () => addresses.inboxEvaluations(),
    evaluation: (id) => addresses.inboxEvaluation(workspaceId, id),
    signEvaluation: (id) => addresses.signInboxEvaluation(workspaceId, id),
    week: ({ engagementId, monday }) => addresses.inboxTime(engagementId, monday ?? undefined),
    statement: (engagementId, year) => addresses.inboxStatement(workspaceId, engagementId, year),
    owed: (id) => addresses.inboxOwed(workspaceId, id),
    payment: (id) => addresses.inboxPayment(workspaceId, id),
  };
}
