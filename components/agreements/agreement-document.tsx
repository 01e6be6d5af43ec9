import type { ReactNode } from 'react';
import { withIsolated } from '@/components/ui/isolated';
import { MarkdownText } from '@/components/ui/markdown';
import type { AgreementDocument as Text } from '@/lib/agreements/document/document';
import { termsInWords } from '@/lib/agreements/document/wording';

type AgreementDocumentProps = {
  readonly document: Text;
  /** what is shown under a clause, by its key: for readers who can still discuss it */
  readonly under?: ReadonlyMap<string, ReactNode>;
};

/** The agreement as both read it and as it prints: who, the terms, and clause by clause. Each clause can be linked to. */
export function AgreementDocument({ document, under }: AgreementDocumentProps) {
  const { parties, terms, clauses } = document;
  const names = [parties.business.name, parties.assistant.name];
  return (
    <article aria-label="The agreement" className="max-w-measure">
      <p className="mb-6 text-lg">
        Between <strong>{parties.business.name}</strong> and <strong>{parties.assistant.name}</strong>
        {parties.assistant.email === null ? '' : ` (${parties.assistant.email})`}
      </p>
      <h2 id="terms">Terms</h2>
      <dl className="mt-2 mb-10 divide-y divide-line border-y border-line">
        {termsInWords(terms).map(({ name, value }) => (
          <div key={name} className="grid gap-x-6 py-2 sm:grid-cols-[13rem_minmax(0,1fr)]">
            <dt className="text-quiet">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ol className="grid gap-8">
        {clauses.map(({ key, heading, body }, index) => (
          <li
            key={key}
            id={`clause-${key}`}
            className="break-inside-avoid scroll-mt-8 target:border-s-4 target:border-accent target:bg-accent-wash target:ps-4"
          >
            <h2 className="mb-2">
              {index + 1}. {heading}
            </h2>
            <MarkdownText>{withIsolated(body, names)}</MarkdownText>
            {under?.get(key)}
          </li>
        ))}
      </ol>
    </article>
  );
}
