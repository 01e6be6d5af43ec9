import { NearLink } from '@/components/ui/near-link';
import type { HistoryEntry, NeighbourAgreement } from '@/lib/agreements/page.queries';
import { ownWordOf } from '@/lib/agreements/signing/taken-back.rules';
import { shownInstant } from '@/lib/platform/time/shown-instants';

type HistoryProps = {
  readonly entries: readonly HistoryEntry[];
  readonly business: string;
  readonly assistant: string;
  readonly zone: string;
  readonly now: Date;
  /** the agreement that it amends, and its successor */
  readonly predecessor: NeighbourAgreement | null;
  readonly successor: NeighbourAgreement | null;
  readonly addressOf: (agreementId: string) => string;
};

/** What has happened to an agreement, oldest first, in plain words. */
export function History({ entries, business, assistant, zone, now, ...beside }: HistoryProps) {
  const { predecessor, successor, addressOf } = beside;
  const wasInForce = entries.some(({ kind }) => kind === 'in_force');
  const worded = entries.flatMap((entry) => {
    const words = wordsFor(entry, { business, assistant }, wasInForce);
    return words === null ? [] : [{ ...entry, words }];
  });
  if (worded.length === 0) return null;
  return (
    <ol className="grid gap-2.5 text-sm">
      {predecessor ? (
        <li>
          It follows <NearLink href={addressOf(predecessor.id)}>the agreement before it</NearLink>
          {predecessor.inForceAt ? (
            <span className="block text-quiet">
              In force since {shownInstant(predecessor.inForceAt, zone, now)}
            </span>
          ) : null}
        </li>
      ) : null}
      {worded.map(({ sequence, words, at, payload }) => (
        <li key={sequence}>
          {words}
          <time dateTime={at.toISOString()} className="block text-quiet">
            {shownInstant(at, zone, now)}
          </time>
          {payload.reason ? (
            <p className="mt-1 border-s-2 border-line ps-3 whitespace-pre-line">{payload.reason}</p>
          ) : null}
        </li>
      ))}
      {successor ? (
        <li>
          It goes on as <NearLink href={addressOf(successor.id)}>the agreement that took its place</NearLink>
        </li>
      ) : null}
    </ol>
  );
}

type Names = { readonly business: string; readonly assistant: string };

/**
 * Two kinds of event are evidence and not news: consenting is part of signing, and when somebody opened the page is
 * nobody's business (product.md: no "seen at 14:03"). The certificate has both.
 */
function wordsFor({ kind, by, payload }: HistoryEntry, names: Names, wasInForce: boolean): string | null {
  const who = by ?? names.business;
  const side = payload.party === 'assistant' ? names.assistant : names.business;
  // somebody who has left can't read the names of the business's people: then it is the business that did it
  const forBusiness = payload.party === 'owner' && by !== null ? ` for ${names.business}` : '';
  switch (kind) {
    case 'proposed':
      return `${who} proposed version ${payload.number ?? 1}`;
    case 'changes_requested':
      return `${who} asked for changes`;
    case 'signed':
      return `${who} signed${forBusiness}`;
    case 'signature_voided':
      return `The signature of ${side} became void, because ${who} changed the text`;
    case 'signature_taken_back':
      return who === side
        ? `${who} took back ${ownWordOf(payload.party ?? 'owner')} signature`
        : `${who} took back the signature of ${side}`;
    case 'in_force':
      return 'Both had signed the same text: in force';
    case 'imported':
      return `${who} imported an agreement that both signed elsewhere`;
    case 'confirmed':
      return `${who} confirmed it${forBusiness}`;
    case 'sent':
      if (payload.to) return `A copy was sent to ${payload.to}`;
      return 'A copy was made for both, and e-mailed to them';
    case 'downloaded':
      return `${who} downloaded the copy`;
    case 'declined':
      return `${who} declined`;
    case 'withdrawn':
      if (payload.endingId ?? payload.accountDeletionId) return 'The work ended, and the offer with it';
      return payload.terminationId
        ? `${who} gave notice, and took back the offer that ${side} had signed`
        : `${who} withdrew the offer`;
    case 'sealed':
      return 'The copy was sealed';
    case 'amendment_requested':
      return `${who} asked to amend it`;
    case 'notice_given':
      return `${who} gave notice${forBusiness}`;
    case 'terminated':
      return payload.by === 'both'
        ? 'Both had handed everything back and waived the notice: the agreement ended'
        : 'The notice had run: the agreement ended';
    case 'expired':
      return wasInForce ? 'Its term had run: the agreement ended' : 'Not signed in time: the offer expired';
    case 'superseded':
      return 'Both had signed a newer agreement: it took the place of this one';
    case 'viewed':
    case 'consented':
      return null;
  }
}
