import type { HistoryEntry } from '@/lib/agreements/page.queries';
import { formatInstant } from '@/lib/platform/time/format';

type HistoryProps = {
  readonly entries: readonly HistoryEntry[];
  readonly business: string;
  readonly assistant: string;
  readonly zone: string;
  readonly now: Date;
};

/** What has happened to an agreement, oldest first, in plain words. */
export function History({ entries, business, assistant, zone, now }: HistoryProps) {
  const told = entries.flatMap((entry) => {
    const words = wordsFor(entry, { business, assistant });
    return words === null ? [] : [{ ...entry, words }];
  });
  if (told.length === 0) return null;
  return (
    <ol className="grid gap-2.5 text-sm">
      {told.map(({ sequence, words, at, payload }) => (
        <li key={sequence} className="[overflow-wrap:anywhere]">
          {words}
          <time dateTime={at.toISOString()} className="block text-quiet">
            {formatInstant(at, zone, now)}
          </time>
          {payload.reason ? (
            <p className="mt-1 border-s-2 border-line ps-3 whitespace-pre-line">{payload.reason}</p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

type Names = { readonly business: string; readonly assistant: string };

/**
 * Two kinds of event are evidence and no news: consenting is part of signing, and when somebody opened the page is
 * nobody's business (product.md: no "seen at 14:03"). The certificate has both.
 */
function wordsFor({ kind, by, payload }: HistoryEntry, names: Names): string | null {
  const who = by ?? names.business;
  const side = payload.party === 'assistant' ? names.assistant : names.business;
  switch (kind) {
    case 'proposed':
      return `${who} proposed version ${payload.number ?? 1}`;
    case 'changes_requested':
      return `${who} asked for changes`;
    case 'signed':
      return payload.party === 'owner' ? `${who} signed for ${names.business}` : `${who} signed`;
    case 'signature_voided':
      return `The signature of ${side} became void, because ${who} changed the text`;
    case 'in_force':
      return 'Both had signed the same text: in force';
    case 'imported':
      return `${who} imported an agreement that both signed elsewhere`;
    case 'confirmed':
      return payload.party === 'owner' ? `${who} confirmed it for ${names.business}` : `${who} confirmed it`;
    case 'sent':
      if (payload.to) return `A copy was sent to ${payload.to}`;
      return 'A copy was made for both, and mailed to them';
    case 'downloaded':
      return `${who} downloaded the copy`;
    case 'declined':
      return `${who} declined`;
    case 'withdrawn':
      return `${who} withdrew the offer`;
    case 'sealed':
      return 'The copy was sealed';
    case 'terminated':
      return `${who} ended the agreement`;
    case 'expired':
      return 'The agreement expired';
    case 'superseded':
      return 'A newer agreement took its place';
    case 'viewed':
    case 'consented':
      return null;
  }
}
