import { MarkdownText } from '@/components/ui/markdown';
import { PageSection } from '@/components/ui/page';
import { ratingInWords } from '@/lib/evaluations/assessing/ratings.rules';
import type { EvaluationPage } from '@/lib/evaluations/page/page.queries';
import { type EvaluationSide, SIDES } from '@/lib/evaluations/rules';

type Written = Pick<EvaluationPage, 'criteria' | 'assessments' | 'business' | 'assistant' | 'hasEnded'>;

type SideBySideProps = {
  readonly page: Written;
  /** the only side that can be read; left out: both */
  readonly onlyFor?: EvaluationSide | undefined;
};

/** What each wrote, side by side: overall, then by criterion. One below the other on a phone. */
export function SideBySide({ page, onlyFor }: SideBySideProps) {
  const { criteria } = page;
  return (
    <PageSection title={onlyFor ? 'What you wrote' : 'What each of you wrote'} id="words">
      <Row
        id="on-the-whole"
        title="On the whole"
        page={page}
        onlyFor={onlyFor}
        wordsOf={(side) => ({ text: written(page, side)?.overall ?? '', rating: null })}
      />
      {criteria.map(({ id, name, party }) => (
        <Row
          key={id}
          id={`criterion-${id}`}
          title={name}
          note={party ? `Added by ${nameOf(page, party)}` : null}
          page={page}
          onlyFor={onlyFor}
          wordsOf={(side) => {
            const answer = written(page, side)?.answers.find(({ criterionId }) => criterionId === id);
            return { text: answer?.text ?? '', rating: answer?.rating ?? null };
          }}
        />
      ))}
    </PageSection>
  );
}

type Words = { readonly text: string; readonly rating: number | null };

type RowProps = SideBySideProps & {
  readonly id: string;
  readonly title: string;
  readonly note?: string | null;
  readonly wordsOf: (side: EvaluationSide) => Words;
};

function Row({ id, title, note = null, page, onlyFor, wordsOf }: RowProps) {
  const sides = onlyFor ? [onlyFor] : SIDES;
  const isBare = sides.every((side) => written(page, side) && isEmpty(wordsOf(side)));
  return (
    <section id={id} className="mb-8 break-inside-avoid scroll-mt-6">
      <h3 className="mb-2">{title}</h3>
      {note ? <p className="mb-2 text-sm text-quiet">{note}</p> : null}
      {isBare ? (
        <p className="text-quiet">
          {onlyFor ? 'You wrote nothing about this.' : 'Neither of you wrote anything about this.'}
        </p>
      ) : (
        <div className="grid gap-x-8 gap-y-4 md:grid-cols-2">
          {sides.map((side) => (
            <div key={side} className="min-w-0 border-s-2 border-line ps-4">
              <p className="text-sm text-quiet">{headOf(page, side)}</p>
              {written(page, side) ? <Said {...wordsOf(side)} /> : null}
            </div>
          ))}
        </div>
      )}
    </section>
  );
}

function Said({ text, rating }: Words) {
  const mark = ratingInWords(rating);
  return (
    <>
      {text ? (
        <div className="prose">
          <MarkdownText>{text}</MarkdownText>
        </div>
      ) : null}
      {mark ? <p className="mt-1 text-sm font-semibold">{mark}</p> : null}
      {text || mark ? null : <p className="text-quiet">Nothing written.</p>}
    </>
  );
}

function isEmpty({ text, rating }: Words): boolean {
  return text === '' && rating === null;
}

function headOf(page: Written, side: EvaluationSide): string {
  const assessment = written(page, side);
  if (!assessment)
    return `${nameOf(page, side)}, ${page.hasEnded ? 'handed nothing in' : 'not handed in yet'}`;
  return assessment.isAfterReveal
    ? `${nameOf(page, side)}, written when the other’s words could be read`
    : nameOf(page, side);
}

function nameOf(page: Written, side: EvaluationSide): string {
  return side === 'owner' ? page.business.name : page.assistant.name;
}

/** @returns what a side has submitted; null as long as it is a draft. */
function written({ assessments }: Written, side: EvaluationSide) {
  return assessments.find(({ party, submittedAt }) => party === side && submittedAt !== null) ?? null;
}
