import type { ReactNode } from 'react';
import type { AgreedUnder } from '@/components/agreements/agreed-link';
import { FileLink } from '@/components/ui/file-link';
import { MarkdownText } from '@/components/ui/markdown';
import { PageSection } from '@/components/ui/page';
import type { BriefDocument as Brief } from '@/lib/briefs/document/document.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import type { OtherClock } from '@/lib/platform/time/format';
import { attachmentsOf } from './attachments';
import { BriefCheckIns } from './brief-check-ins';
import { BriefTerms } from './brief-terms';

/** What the document shows of a brief; its state is shown around it. */
export type BriefText = Pick<
  Brief,
  | 'workspaceId'
  | 'windowFromAt'
  | 'deadlineAt'
  | 'autonomy'
  | 'asksFirst'
  | 'budgetMinutes'
  | 'budgetMoney'
  | 'agreed'
  | 'owed'
  | 'outcome'
  | 'deliverables'
  | 'givens'
  | 'checkIns'
  | 'instructions'
  | 'files'
>;

type BriefDocumentProps = {
  readonly brief: BriefText;
  /** who reads it */
  readonly side: 'owner' | 'assistant';
  /** the reader's zone */
  readonly zone: string;
  readonly now: Date;
  /** the other side's clock; undefined while there is nobody */
  readonly other: OtherClock | undefined;
  /** the agreement it was handed over under; left out if there is none to look at */
  readonly under?: AgreedUnder | undefined;
  /** how the deadline came to be what it is */
  readonly dueNote?: ReactNode;
};

/** The brief itself, as both sides read and print it: what is promised, by when, and how both will know. */
export function BriefDocument({ brief, side, zone, now, other, under, dueNote }: BriefDocumentProps) {
  const attachments = attachmentsOf(brief);
  return (
    <article aria-label="The brief">
      <BriefTerms
        brief={brief}
        side={side}
        zone={zone}
        now={now}
        other={other}
        under={under}
        dueNote={dueNote}
      />
      {brief.outcome ? (
        <PageSection title="What is different when this is done">
          <MarkdownText attachments={attachments}>{brief.outcome}</MarkdownText>
        </PageSection>
      ) : null}
      <Deliverables brief={brief} />
      {brief.givens.length > 0 ? (
        <PageSection title="Good to know">
          <div className="prose">
            <ul dir="auto">
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
          <MarkdownText attachments={attachments}>{brief.instructions}</MarkdownText>
        </PageSection>
      ) : null}
      <Files brief={brief} />
      <BriefCheckIns checkIns={brief.checkIns} zone={zone} now={now} other={other} />
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
            <h3>{title}</h3>
            {criteria.length > 0 ? (
              <>
                <p className="mt-1 text-sm text-quiet">Done when</p>
                <ul dir="auto" className="list-disc ps-5 marker:text-quiet">
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

function Files({ brief }: { brief: BriefText }) {
  if (brief.files.length === 0) return null;
  return (
    <PageSection title="Files">
      <ul className="grid gap-1.5">
        {brief.files.map(({ id, ...file }) => (
          <li key={id}>
            <FileLink {...file} href={addresses.file(brief.workspaceId, id)} />
          </li>
        ))}
      </ul>
    </PageSection>
  );
}
