import { AgreedLink, type AgreedUnder } from '@/components/agreements/agreed-link';
import { MarkdownText } from '@/components/ui/markdown';
import { PageSection } from '@/components/ui/page';
import { When } from '@/components/ui/when';
import type { BriefDocument as Brief } from '@/lib/briefs/document.queries';
import type { OtherClock } from '@/lib/platform/time/format';
import { AUTONOMY_WORDS } from './autonomy';
import { hoursInWords } from './hours';

/** What the document shows of a brief; where it stands is said around it. */
export type BriefText = Pick<
  Brief,
  'deadlineAt' | 'autonomy' | 'budgetMinutes' | 'outcome' | 'deliverables' | 'givens' | 'instructions'
>;

type BriefDocumentProps = {
  readonly brief: BriefText;
  /** the reader's zone */
  readonly zone: string;
  readonly now: Date;
  /** the clock of whoever is on the other side */
  readonly other?: OtherClock | undefined;
  /** the agreement it was handed over under; left out where there is none to look at */
  readonly under?: AgreedUnder | undefined;
};

/** The brief itself, as both sides read it and as it prints: what is promised, by when, and how both will know. */
export function BriefDocument({ brief, zone, now, other, under }: BriefDocumentProps) {
  const autonomy = AUTONOMY_WORDS[brief.autonomy];
  return (
    <article aria-label="The brief">
      <dl className="mb-10 grid gap-x-10 gap-y-4 sm:grid-cols-2">
        <Term name="Due">
          {brief.deadlineAt ? (
            <When instant={brief.deadlineAt} zone={zone} now={now} {...(other ? { other } : {})} />
          ) : (
            'Not said yet'
          )}
          {under ? (
            <span className="block">
              <AgreedLink under={under} clause="communication">
                Agreed: how and how fast we answer
              </AgreedLink>
            </span>
          ) : null}
        </Term>
        <Term name="Who decides on the way">
          {autonomy.label}
          <span className="block text-sm text-quiet">{autonomy.meaning}</span>
        </Term>
        {brief.budgetMinutes === null && !under ? null : (
          <Term name={brief.budgetMinutes === null ? 'Pay' : 'Budget'}>
            {brief.budgetMinutes === null ? null : `At most ${hoursInWords(brief.budgetMinutes)}`}
            {under ? (
              <span className="block">
                <AgreedLink under={under} clause="pay">
                  Agreed: what is paid, and when
                </AgreedLink>
              </span>
            ) : null}
          </Term>
        )}
      </dl>
      {brief.outcome ? (
        <PageSection title="What is different when this is done">
          <MarkdownText>{brief.outcome}</MarkdownText>
        </PageSection>
      ) : null}
      <Deliverables brief={brief} />
      {brief.givens.length > 0 ? (
        <PageSection title="Good to know">
          <div className="prose">
            <ul>
              {brief.givens.map(({ id, text }) => (
                <li key={id} className="whitespace-pre-line">
                  {text}
                </li>
              ))}
            </ul>
          </div>
        </PageSection>
      ) : null}
      {brief.instructions ? (
        <PageSection title="How to go about it">
          <MarkdownText>{brief.instructions}</MarkdownText>
        </PageSection>
      ) : null}
    </article>
  );
}

function Deliverables({ brief }: { brief: BriefText }) {
  if (brief.deliverables.length === 0) return null;
  return (
    <PageSection title="What will be delivered">
      <ol className="grid max-w-measure gap-5">
        {brief.deliverables.map(({ id, title, criteria }) => (
          <li key={id}>
            <h3 className="[overflow-wrap:anywhere]">{title}</h3>
            {criteria.length > 0 ? (
              <>
                <p className="mt-1 text-sm text-quiet">It is right when</p>
                <ul className="ms-5 list-[square] [overflow-wrap:anywhere] marker:text-quiet">
                  {criteria.map((criterion) => (
                    <li key={criterion.id} className="whitespace-pre-line">
                      {criterion.text}
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
          </li>
        ))}
      </ol>
    </PageSection>
  );
}

function Term({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-quiet">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
