import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ImportPeople } from '@/components/people/import-people';
import { PageHead } from '@/components/ui/page';
import { requireStaff } from '@/lib/people/guards';
import { MOST_PEOPLE } from '@/lib/people/importing/rows.rules';
import { decideOnInvitation } from '@/lib/people/rules';
import { addresses } from '@/lib/platform/addresses/addresses';

export const metadata: Metadata = { title: 'Invite several assistants' };

type ImportPageProps = { readonly params: Promise<{ workspace: string }> };

/** Where assistants are invited from a file. Each row is checked first, since each gets a mail. */
export default async function ImportAssistantsPage({ params }: ImportPageProps) {
  const { workspace: slug } = await params;
  const { workspace, role } = await requireStaff(slug);
  if (!decideOnInvitation('invite', role, 'none').ok) notFound();
  return (
    <>
      <PageHead
        title="Invite several assistants"
        back={{ href: addresses.inviteAssistant(slug), label: 'Invite an assistant' }}
        intro={`From a spreadsheet saved as CSV, at most ${MOST_PEOPLE} people. You can check each row before anybody is e-mailed.`}
      />
      <ImportPeople workspaceId={workspace.id} listHref={addresses.assistants(slug)} />
    </>
  );
}
