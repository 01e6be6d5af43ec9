import { PageHead } from '@/components/ui/page';
import type { AgreementPage } from '@/lib/agreements/page.queries';
import { AgreementDocument } from './agreement-document';
import { ChangedTerms } from './changed-terms';
import { ChangesLink } from './changes-link';
import { SignForm } from './sign-form';

type SignPageProps = {
  readonly page: AgreementPage;
  readonly documentHash: string;
  readonly back: string;
  readonly name: string;
  readonly path: string;
  readonly isFresh: boolean;
};

/** The text from its beginning to its end, and there the place to sign. */
export function SignPage({ page, back, ...signing }: SignPageProps) {
  return (
    <>
      <PageHead
        title={page.document.title}
        back={{ href: back, label: 'The agreement' }}
        intro={`Version ${page.shown.number}. Read it to the end; that is where you sign.`}
      />
      <ChangesLink page={page} />
      <ChangedTerms changes={page.changes} />
      <AgreementDocument document={page.document} />
      <SignForm page={page} {...signing} />
    </>
  );
}
