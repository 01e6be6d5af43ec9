import type { Metadata } from 'next';
import { AgreementList } from '@/components/agreements/agreement-list';
import { WithoutAgreements } from '@/components/agreements/without-agreements';
import { SaveList } from '@/components/lists/save-list';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead } from '@/components/ui/page';
import { listAgreements } from '@/lib/agreements/list.queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';

export const metadata: Metadata = { title: 'Agreements' };

type AgreementsPageProps = { readonly params: Promise<{ workspace: string }> };

/** A business's agreements, and the assistants with whom there is none yet. */
export default async function AgreementsPage({ params }: AgreementsPageProps) {
  const { signedIn, workspace, role } = await requireStaff((await params).workspace);
  const { agreements, without } = await listAgreements(signedIn.userId, workspace.id);
  const { slug } = workspace;
  if (agreements.length === 0 && without.length === 0) {
    return (
      <>
        <PageHead title="Agreements" />
        <EmptyState
          title="Agree before you hand over"
          {...(role === 'owner' && {
            action: <LinkButton href={addresses.inviteAssistant(slug)}>Invite an assistant</LinkButton>,
          })}
        >
          No work is handed over, and no money is owed, outside an agreement that both have signed. It begins
          with somebody to agree with{role === 'owner' ? '' : ', whom an owner invites'}.
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHead
        title="Agreements"
        intro="No work is handed over, and no money is owed, outside an agreement that both have signed."
        actions={
          role === 'owner' ? (
            <LinkButton look="quiet" href={addresses.agreementTemplates(slug)}>
              Your templates
            </LinkButton>
          ) : null
        }
      />
      {role === 'owner' ? <WithoutAgreements assistants={without} slug={slug} /> : null}
      <AgreementList
        agreements={agreements}
        reader={role}
        addressOf={({ id }) => addresses.agreement(slug, id)}
        zone={signedIn.timeZone}
        now={now()}
      />
      {agreements.length === 0 ? null : (
        <SaveList addressOf={(format) => addresses.listFile(slug, 'agreements', format)} />
      )}
    </>
  );
}
