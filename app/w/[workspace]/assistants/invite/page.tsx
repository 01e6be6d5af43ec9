import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { InviteeFields } from '@/components/people/invitee-fields';
import { LinkButton } from '@/components/ui/button';
import { PageHead } from '@/components/ui/page';
import { getEngagement } from '@/lib/people/engagements/engagements.queries';
import { requireStaff } from '@/lib/people/guards';
import { inviteAssistant } from '@/lib/people/invitations/inviting.actions';
import { decideOnInvitation } from '@/lib/people/rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import { Id, newId } from '@/lib/platform/ids';

export const metadata: Metadata = { title: 'Invite an assistant' };

type InvitePageProps = {
  readonly params: Promise<{ workspace: string }>;
  readonly searchParams: Promise<{ again?: string | string[] }>;
};

/** Asks for the name and address of the person to invite; they are filled in for somebody who worked here before. */
export default async function InvitePage({ params, searchParams }: InvitePageProps) {
  const { workspace: slug } = await params;
  const { signedIn, workspace, role } = await requireStaff(slug);
  if (!decideOnInvitation('invite', role, 'none').ok) notFound();
  const before = Id.safeParse((await searchParams).again);
  const again = before.success ? await getEngagement(signedIn.userId, workspace.id, before.data) : null;
  return (
    <>
      <PageHead
        title="Invite an assistant"
        intro="They get an e-mail with a link, and you get the same link to send yourself. Joining commits nobody to anything: the agreement comes later."
        back={{ href: addresses.assistants(slug), label: 'Assistants' }}
        actions={
          <LinkButton href={addresses.importAssistants(slug)} look="quiet">
            Invite several
          </LinkButton>
        }
      />
      <ActionForm action={inviteAssistant} className="grid max-w-xl gap-6" label="Invite an assistant">
        <FreshId name="id" fresh={newId()} />
        <input type="hidden" name="workspaceId" value={workspace.id} />
        <FormMessage />
        <InviteeFields initial={{ name: again?.name ?? '', email: again?.assistant?.email ?? '' }} />
        <div>
          <Submit pending="Inviting…">Invite</Submit>
        </div>
      </ActionForm>
    </>
  );
}
