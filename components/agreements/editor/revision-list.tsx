import { MarkdownText } from '@/components/ui/markdown';
import { termsInWords } from '@/lib/agreements/document/wording';
import type { ListedRevision, RevisionsPage } from '@/lib/agreements/drafting/revisions.queries';
import { shownInstant } from '@/lib/platform/time/shown-instants';
import { RestoreForm } from './restore-form';

type RevisionListProps = { readonly page: RevisionsPage; readonly zone: string; readonly now: Date };

/** Each revision worth going back to, newest first, with its text. */
export function RevisionList({ page, zone, now }: RevisionListProps) {
  if (page.revisions.length === 0) {
    return <p className="max-w-measure">Nothing has been changed yet. Everything you save is kept here.</p>;
  }
  return (
    <ol className="max-w-measure divide-y divide-line border-y border-line">
      {page.revisions.map((revision) => (
        <li key={revision.id}>
          <details className="py-3">
            <summary className="touch:tall">
              <span className="font-semibold">{shownInstant(revision.savedAt, zone, now)}</span>
              <span className="text-quiet"> {nameOf(revision)}</span>
            </summary>
            <div className="mt-3 grid gap-4">
              {page.canRestore ? (
                <RestoreForm
                  workspaceId={page.workspaceId}
                  id={page.id}
                  version={page.version}
                  revisionId={revision.id}
                />
              ) : null}
              <Words revision={revision} />
            </div>
          </details>
        </li>
      ))}
    </ol>
  );
}

function nameOf({ number, revision, savedBy, restoredFrom }: ListedRevision): string {
  const by = savedBy === null ? '' : `, by ${savedBy}`;
  const from = restoredFrom === null ? '' : `, back to revision ${restoredFrom}`;
  return `version ${number}, revision ${revision}${by}${from}`;
}

/** The words as written, with their placeholders: this is for the writers. */
function Words({ revision: { title, terms, clauses } }: { revision: ListedRevision }) {
  return (
    <div className="grid gap-5 border-s-2 border-line ps-4">
      <p className="font-semibold">{title}</p>
      <ul className="text-sm">
        {termsInWords(terms).map(({ name, value }) => (
          <li key={name}>
            <span className="text-quiet">{name}:</span> {value}
          </li>
        ))}
      </ul>
      {clauses.map(({ key, heading, body }, index) => (
        <section key={key}>
          <h2 className="mb-1 text-base">
            {index + 1}. {heading}
          </h2>
          <MarkdownText>{body}</MarkdownText>
        </section>
      ))}
    </div>
  );
}
