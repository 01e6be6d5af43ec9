import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AgreementEditor } from '@/components/agreements/agreement-editor';
import { notesBeside } from '@/components/agreements/negotiation/notes';
import { SeenFields } from '@/components/agreements/seen-fields';
import { asTyped } from '@/components/agreements/typed-terms';
import { PageHead } from '@/components/ui/page';
import { saveAgreement } from '@/lib/agreements/drafting.actions';
import { getAgreementToEdit } from '@/lib/agreements/editing.queries';
import { getNegotiation } from '@/lib/agreements/negotiation.queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses';
import { Id } from '@/lib/platform/ids';

export const metadata: Metadata = { title: 'Change the agreement' };

type EditAgreementPageProps = { readonly params: Promise<{ workspace: string; agreement: string }> };

/** Where an open version is written; a version that has been proposed can't be, and this page doesn't exist for it. */
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
        intro={agreement.number === 1 ? 'Draft' : `Version ${agreement.number}`}
        back={{ href: addresses.agreement(slug, id), label: 'As it reads' }}
      />
      <AgreementEditor
        action={saveAgreement}
        about={
          <>
            <SeenFields {...agreement} />
            <input type="hidden" name="payType" value={agreement.terms.payType} />
          </>
        }
        title={agreement.title}
        terms={asTyped(agreement.terms)}
        clauses={agreement.clauses}
        notes={notesBeside(negotiation, addresses.agreement(slug, id))}
      />
    </>
  );
}
