import { partyOf } from '@/lib/briefs/rules';
import type { EndingPage } from '@/lib/endings/page.queries';
import type { EndingParty } from '@/lib/endings/rules';
import { addresses } from '@/lib/platform/addresses';

/** Who reads about an ending, and when. */
export type EndingReader = {
  readonly role: 'owner' | 'manager' | 'assistant';
  readonly zone: string;
  readonly now: Date;
};

/** @returns the reader's side. */
export function sideOf({ role }: Pick<EndingReader, 'role'>): EndingParty {
  return partyOf(role);
}

/** @returns the other side's name. */
export function otherOf(
  { assistant, business }: Pick<EndingPage, 'assistant' | 'business'>,
  reader: Pick<EndingReader, 'role'>,
): string {
  return sideOf(reader) === 'owner' ? assistant : business.name;
}

/** @returns what the assistant is called for this reader: `you`, or their name. */
export function assistantIn({ assistant }: EndingPage, reader: EndingReader): string {
  return sideOf(reader) === 'assistant' ? 'you' : assistant;
}

/** Where things are on the reader's side. */
export function placesOf({ workspaceId, engagementId, business }: EndingPage, reader: EndingReader) {
  const { slug } = business;
  return sideOf(reader) === 'owner'
    ? {
        person: addresses.assistant(slug, engagementId),
        brief: (id: string) => addresses.brief(slug, id),
        agreement: (id: string) => addresses.agreement(slug, id),
        notice: (id: string) => addresses.noticeAgreement(slug, id),
        statement: addresses.statement(slug, engagementId),
        evaluation: (id: string) => addresses.evaluation(slug, id),
        evaluations: addresses.evaluations(slug),
        facts: addresses.facts(slug, engagementId),
      }
    : {
        person: addresses.business(workspaceId),
        brief: (id: string) => addresses.inboxBrief(workspaceId, id),
        agreement: (id: string) => addresses.inboxAgreement(workspaceId, id),
        notice: (id: string) => addresses.noticeInboxAgreement(workspaceId, id),
        statement: addresses.inboxStatement(workspaceId, engagementId),
        evaluation: (id: string) => addresses.inboxEvaluation(workspaceId, id),
        evaluations: addresses.inboxEvaluations(),
        facts: addresses.inboxFacts(workspaceId, engagementId),
      };
}
