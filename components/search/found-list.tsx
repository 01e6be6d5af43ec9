import { NearLink } from '@/components/ui/near-link';
import { shownDay } from '@/lib/platform/time/shown-instants';
import type { Found } from '@/lib/search/showing.queries';
import { Marked } from './marked';
import { placeOf, type Side } from './places';
import { wordsFor } from './words';

type FoundListProps = {
  readonly found: readonly Found[];
  readonly side: Side;
  readonly zone: string;
  readonly now: Date;
};

/** What was found, newest first: what it is, and the words around what was looked for. */
export function FoundList({ found, side, zone, now }: FoundListProps) {
  return (
    <ul aria-label="Found" className="rows">
      {found.map((each) => {
        const { id, at, kind, title, excerpt } = each;
        const inside = (
          <span className="row-text">
            {title.length > 0 ? (
              <span className="row-title">
                <Marked pieces={title} />
              </span>
            ) : null}
            {excerpt.length > 0 ? (
              <span className="block">
                <Marked pieces={excerpt} />
              </span>
            ) : null}
            <span className="row-detail">
              {wordsFor(side, each)} · {shownDay(at, zone, now)}
            </span>
          </span>
        );
        return (
          <li key={`${kind} ${id}`}>
            {kind === 'file' ? (
              <a href={placeOf(side, each)} className="row">
                {inside}
              </a>
            ) : (
              <NearLink href={placeOf(side, each)} className="row">
                {inside}
              </NearLink>
            )}
          </li>
        );
      })}
    </ul>
  );
}
