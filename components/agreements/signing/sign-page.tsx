import { PageHead } from '@/components/ui/page';
import type { AgreementPage } from '@/lib/agreements/page.queries';
import { AgreementDocument } from '../agreement-document';
import { ChangedTerms } from '../comparing/changed-terms';
import { ChangesLink } from '../comparing/changes-link';
import { fileElsewhere, ImportedFile } from '../imported-file';
import { Reading } from './reading';
import { SignForm } from './sign-form';

type SignPageProps = {
  readonly page: AgreementPage;
  readonly documentHash: string;
  readonly back: string;
  readonly name: string;
  readonly account: string;
  readonly path: string;
  readonly isFresh: boolean;
};

/** The text from its beginning to its end, and there the place to sign. */
export function SignPage({ page, back, ...signing }: SignPageProps) {
  const { imported, number } = page.shown;
  const file = fileElsewhere(page);
  return (
    <>
      <PageHead
        title={page.document.title}
        back={{ href: back, label: 'The agreement' }}
        intro={
          imported
            ? 'Open the file, compare it with the terms, and confirm at the end.'
            : `Version ${number}. Read it to the end; that is where you sign.`
        }
      />
      <ChangesLink page={page} />
      <ChangedTerms changes={page.changes} />
      {file ? <ImportedFile page={page} imported={file} isOfEarlier={imported === null} /> : null}
      <Reading>
        <AgreementDocument document={page.document} />
      </Reading>
      <SignForm page={page} {...signing} />
    </>
  );
}
