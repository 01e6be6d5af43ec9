import { StateLabel } from '@/components/ui/state-label';
import { WordChanges } from '@/components/ui/word-changes';
import {
  type Comparison as Compared,
  type ComparedClause,
  isChanged,
} from '@/lib/agreements/comparing/comparing.rules';

/** The differences between two texts: typed terms first, then clause by clause, whatever the texts are. */
export function Comparison({ comparison }: { comparison: Compared }) {
  if (!isChanged(comparison)) return <p>The two texts are the same, word for word.</p>;
  const { terms, clauses } = comparison;
  const changed = clauses.filter(({ kind, isMoved }) => kind !== 'same' || isMoved);
  const same = clauses.filter(({ kind, isMoved }) => kind === 'same' && !isMoved);
  return (
    <article aria-label="What changed" className="grid max-w-measure gap-10">
      <p className="text-sm text-quiet">
        <del className="text-risk line-through">Struck out</del> is gone,{' '}
        <ins className="text-done underline decoration-2 underline-offset-2">underlined</ins> is new.
      </p>
      {terms.length > 0 ? (
        <section>
          <h2>Terms</h2>
          <dl className="mt-2 divide-y divide-line border-y border-line">
            {terms.map(({ name, pieces }) => (
              <div key={name} className="grid gap-x-6 py-2 sm:grid-cols-[13rem_minmax(0,1fr)]">
                <dt className="text-quiet">{name}</dt>
                <dd className="grid gap-1">
                  {pieces.map((piece) => (
                    <WordChanges key={piece.kind} pieces={[piece]} />
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      {changed.map((clause) => (
        <Clause key={clause.key} clause={clause} />
      ))}
      {same.length > 0 ? (
        <section>
          <h2>Unchanged</h2>
          <ul className="mt-2 grid gap-1 text-quiet">
            {same.map(({ key, after, heading }) => (
              <li key={key}>
                {after}. {heading.map(({ text }) => text).join('')}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </article>
  );
}

function Clause({ clause }: { clause: ComparedClause }) {
  const { key, kind, before, after, isMoved, heading, body } = clause;
  const isOnlyMoved = kind === 'same';
  return (
    <section id={`clause-${key}`} className="scroll-mt-8">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="flex min-w-0 gap-1">
          <span>{after ?? before}.</span>
          <WordChanges as="span" pieces={heading} />
        </h2>
        <StateLabel meaning="info">{labelOf(clause)}</StateLabel>
      </div>
      {isOnlyMoved ? (
        <p className="text-quiet">Its words are the same.</p>
      ) : (
        <>
          {isMoved ? <p className="mb-2 text-sm text-quiet">{`Moved from ${before} to ${after}.`}</p> : null}
          <WordChanges pieces={body} />
        </>
      )}
    </section>
  );
}

function labelOf({ kind, before, after }: ComparedClause): string {
  switch (kind) {
    case 'added':
      return 'New clause';
    case 'removed':
      return 'Taken out';
    case 'changed':
      return 'Changed';
    case 'same':
      return `Moved from ${before} to ${after}`;
  }
}
