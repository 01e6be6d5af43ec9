import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AgreementEditor } from '@/components/agreements/editor/agreement-editor';
import { notesBeside } from '@/components/agreements/negotiation/notes';
import { asTyped } from '@/components/agreements/terms/typed-terms';
import { ForgetTyped } from '@/components/forms/typing/forget-typed';
import { NearLink } from '@/components/ui/near-link';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page';
import { getAgreementToEdit } from '@/lib/agreements/drafting/editing.queries';
import { getNegotiation } from '@/lib/agreements/negotiation/negotiation.queries';
import { clauseLibrary, NO_LEGAL_ADVICE } from '@/lib/agreements/templates';
import { currencyGroups } from '@/lib/people/business/currency-groups.rules';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { Id, newId } from '@/lib/platform/ids';

export const metadata: Metadata = { title: 'Change the agreement' };

type EditAgreementPageProps = { readonly params: Promise<{ workspace: string; agreement: string }> };

/** Where an open version is edited; a proposed version can't be, and this page doesn't exist for it. */
export default async function EditAgreementPage({ params }: EditAgreementPageProps) {
  const { workspace: slug, agreement: id } = await params;
  const { signedIn, workspace } = await requireStaff(slug);
  if (!Id.safeParse(id).success) notFound();
  const agreement = await getAgreementToEdit(signedIn.userId, { workspaceId: workspace.id, id });
  if (!agreement) notFound();
  const negotiation = await getNegotiation(signedIn.userId, agreement);
  return (
    <>
      <PageHead
        title={`Agreement with ${agreement.assistant}`}
        intro={
          agreement.number > 1
            ? `Version ${agreement.number}`
            : agreement.isAmendment
              ? 'Amendment, a draft'
              : 'Draft'
        }
        back={{ href: addresses.agreement(slug, id), label: 'As it reads' }}
      />
      {agreement.asked ? (
        <Notice meaning="info" title={`${agreement.assistant} asks for changes`}>
          <p className="whitespace-pre-line">{agreement.asked}</p>
        </Notice>
      ) : null}
      <AgreementEditor
        workspaceId={workspace.id}
        id={id}
        version={agreement.version}
        page={newId()}
        href={addresses.agreement(slug, id)}
        title={agreement.title}
        terms={asTyped(agreement.terms)}
        isAmendment={agreement.isAmendment}
        clauses={agreement.clauses}
        library={clauseLibrary(agreement.terms.payType)}
        currencies={currencyGroups([agreement.terms.currency, workspace.currency])}
        parties={agreement.parties}
        notes={notesBeside(negotiation, addresses.agreement(slug, id))}
      />
      <p className="mt-4 max-w-measure text-sm text-quiet">
        Nobody on the other side sees it before you propose it. {NO_LEGAL_ADVICE}{' '}
        <NearLink
          href={addresses.agreementRevisions(slug, id)}
          className="inline-block py-1 underline underline-offset-4"
        >
          What it said before
        </NearLink>
      </p>
      <ForgetTyped newPlace={`new-agreement:${agreement.engagementId}`} id={id} isDone={false} />
    </>
  );
}
