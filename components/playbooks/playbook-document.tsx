import type { ReactNode } from 'react';
import { attachmentsOf } from '@/components/briefs/attachments';
import { FileLink } from '@/components/ui/file-link';
import { MarkdownText } from '@/components/ui/markdown';
import { NearLink } from '@/components/ui/near-link';
import { PageSection } from '@/components/ui/page';
import { shownMoney } from '@/components/ui/shown-money';
import { usuallyDueInWords } from '@/lib/briefs/playbooks/comparing.rules';
import type { PlaybookContent } from '@/lib/briefs/playbooks/content.rules';
import type { PlaybookFile } from '@/lib/briefs/playbooks/files';
import type { Origin } from '@/lib/briefs/playbooks/page.queries';
import { AUTONOMY_WORDS } from '@/lib/briefs/terms/autonomy.rules';
import { hoursInWords } from '@/lib/briefs/terms/hours';
import { addresses } from '@/lib/platform/addresses/addresses';
import { capitalised } from '@/lib/platform/text/capitalised';

type PlaybookDocumentProps = {
  readonly content: PlaybookContent;
  readonly origins: ReadonlyMap<string, Origin>;
  readonly slug: string;
  readonly workspaceId: string;
  readonly files: readonly PlaybookFile[];
};

/** What every brief from a playbook says, in the order of a brief. */
export function PlaybookDocument({ content, origins, slug, workspaceId, files }: PlaybookDocumentProps) {
  const autonomy = AUTONOMY_WORDS[content.autonomy];
  const { usualDays, budgetMinutes, budgetMoney } = content;
  const attachments = attachmentsOf({ workspaceId, files });
  return (
    <article aria-label="The playbook">
      <dl className="mb-10 grid gap-x-10 gap-y-4 sm:grid-cols-2">
        <Term name="Title of each brief">{content.title}</Term>
        <Term name="Usually due">
          {usualDays === null ? 'Chosen each time' : capitalised(usuallyDueInWords(usualDays))}
        </Term>
        <Term name="Who decides along the way">
          {autonomy.label}
          <span className="block text-sm text-quiet">{autonomy.meaning}</span>
        </Term>
        {budgetMinutes === null ? null : <Term name="Budget">At most {hoursInWords(budgetMinutes)}</Term>}
        {budgetMoney === null ? null : <Term name="Price">{shownMoney(budgetMoney)} for each brief</Term>}
      </dl>
      {content.outcome ? (
        <PageSection title="What is different when this is done">
          <MarkdownText attachments={attachments}>{content.outcome}</MarkdownText>
        </PageSection>
      ) : null}
      <PageSection title="What will be delivered">
        <ol className="grid max-w-measure gap-5">
          {content.deliverables.map(({ title, criteria }) => (
            <li key={title}>
              <h3>{title}</h3>
              {criteria.length > 0 ? (
                <>
                  <p className="mt-1 text-sm text-quiet">Done when</p>
                  <Lines texts={criteria} />
                </>
              ) : null}
            </li>
          ))}
        </ol>
      </PageSection>
      {content.askFirst.length > 0 ? (
        <PageSection title="Ask first about">
          <Lines texts={content.askFirst} />
        </PageSection>
      ) : null}
      {content.givens.length > 0 ? (
        <PageSection title="Good to know">
          <ul className="ms-5 grid max-w-measure list-disc gap-2 marker:text-quiet">
            {content.givens.map(({ text, questionId }) => (
              <li key={text} className="whitespace-pre-line">
                {text}
                <Learned origin={questionId === null ? undefined : origins.get(questionId)} slug={slug} />
              </li>
            ))}
          </ul>
        </PageSection>
      ) : null}
      {content.instructions ? (
        <PageSection title="How to go about it">
          <MarkdownText attachments={attachments}>{content.instructions}</MarkdownText>
        </PageSection>
      ) : null}
      {files.length > 0 ? (
        <PageSection title="Files">
          <ul className="grid gap-1.5">
            {files.map(({ id, name, sizeBytes, check }) => (
              <li key={id}>
                <FileLink
                  name={name}
                  sizeBytes={sizeBytes}
                  href={addresses.file(workspaceId, id)}
                  check={check}
                />
              </li>
            ))}
          </ul>
        </PageSection>
      ) : null}
    </article>
  );
}

/** Where a given was learned: the question is one click away. */
function Learned({ origin, slug }: { readonly origin: Origin | undefined; readonly slug: string }) {
  if (!origin) return null;
  return (
    <span className="block text-sm text-quiet">
      Asked once, about{' '}
      <NearLink
        href={addresses.brief(slug, origin.brief.id)}
        className="text-accent underline underline-offset-4"
      >
        {origin.brief.title}
      </NearLink>
      : “{origin.question}”
    </span>
  );
}

function Lines({ texts }: { readonly texts: readonly string[] }) {
  return (
    <ul className="ms-5 max-w-measure list-disc marker:text-quiet">
      {texts.map((text) => (
        <li key={text} className="whitespace-pre-line">
          {text}
        </li>
      ))}
    </ul>
  );
}

function Term({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-quiet">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
