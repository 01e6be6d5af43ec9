import { NearLink } from '@/components/ui/near-link';
import { openClauses, talkInWords } from '@/lib/agreements/negotiation/talk.rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import type { Situation } from './situation';

/** Above the text: the clauses with something open, so that nobody has to look for them. */
export function OpenClauses({ situation }: { situation: Situation }) {
  const { negotiation, page, possible, here } = situation;
  const clauses = openClauses(negotiation);
  if (!possible.talk || clauses.length === 0) return null;
  const inText = new Set(page.document.clauses.map(({ key }) => key));
  return (
    <nav aria-label="Clauses being talked about" className="max-w-measure" data-no-print>
      <p className="mb-1 text-sm text-quiet">Being talked about</p>
      <ul className="grid gap-1">
        {clauses.map(({ key, heading, talk }) => (
          <li key={key} className="flex flex-wrap items-baseline gap-x-2">
            {inText.has(key) ? (
              <NearLink
                href={addresses.clause(here, key)}
                className="inline-block min-h-6 text-accent underline underline-offset-4"
              >
                {heading}
              </NearLink>
            ) : (
              heading
            )}
            <span className="text-sm text-quiet">
              {talkInWords(talk)}
              {inText.has(key) ? '' : ', no longer in the text'}
            </span>
          </li>
        ))}
      </ul>
    </nav>
  );
}
