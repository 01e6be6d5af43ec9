import type { ReactNode } from 'react';
import { NearLink } from '@/components/ui/near-link';
import type { Negotiation } from '@/lib/agreements/negotiation/negotiation.queries';
import { openClauses, talkInWords } from '@/lib/agreements/negotiation/talk.rules';
import { addresses } from '@/lib/platform/addresses/addresses';

/**
 * What is open on clauses, for reading beside them in the editor.
 * @param here the agreement's own page, where it is answered
 * @returns by the clause's key
 */
export function notesBeside(negotiation: Negotiation, here: string): ReadonlyMap<string, ReactNode> {
  return new Map(
    openClauses(negotiation).map(({ key, heading, talk }) => [
      key,
      <details key={key} className="border-s-2 border-needs ps-3 text-sm">
        <summary className="touch:tall font-semibold text-needs">
          {talkInWords(talk)}
          <span className="sr-only">: {heading}</span>
        </summary>
        <ul className="mt-2 grid gap-2">
          {talk.waiting.map(({ id, author, reason }) => (
            <Note key={id} who={`${author} proposes other wording`}>
              {reason}
            </Note>
          ))}
          {talk.open.map(({ id, author, isMine, body }) => (
            <Note key={id} who={isMine ? 'You' : author}>
              {body}
            </Note>
          ))}
        </ul>
        <NearLink
          href={addresses.clause(here, key)}
          className="mt-2 inline-block min-h-6 underline underline-offset-4"
        >
          Answer on the agreement’s page
        </NearLink>
      </details>,
    ]),
  );
}

function Note({ who, children }: { who: string; children: string }) {
  return (
    <li>
      <span className="text-quiet">{who}: </span>
      <span className="whitespace-pre-line" dir="auto">
        {children}
      </span>
    </li>
  );
}
