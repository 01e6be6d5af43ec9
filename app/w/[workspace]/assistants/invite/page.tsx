import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextField } from '@/components/forms/fields';
import { PageHead } from '@/components/ui/page';
import { requireStaff } from '@/lib/people/guards';
import { inviteAssistant } from '@/lib/people/inviting.actions';
import { decideOnInvitation, INVITATION_DAYS } from '@/lib/people/rules';
import { addresses } from '@/lib/platform/addresses';
import { newId } from '@/lib/platform/ids';

export const metadata: Metadata = { title: 'Invite an assistant' };

export default async function InvitePage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  const { workspace, role } = await requireStaff(slug);
  if (!decideOnInvitation('invite', role, 'none').ok) notFound();
  return (
    <>
      <PageHead
        title="Invite an assistant"
        intro="They get a mail with a link, and you get the same link to send yourself. Joining commits nobody to anything: the agreement comes after it."
        back={{ href: addresses.assistants(slug), label: 'Assistants' }}
      />
      <ActionForm action={inviteAssistant} className="grid max-w-xl gap-6" label="Invite an assistant">
        <input type="hidden" name="id" value={newId()} />
        <input type="hidden" name="workspaceId" value={workspace.id} />
        <FormMessage />
        <TextField
          name="name"
          label="Their name"
          hint="They can write it their own way when they join."
          autoComplete="off"
        />
        <TextField
          name="email"
          label="Their e-mail address"
          hint={`The invitation is bound to it, works once, and ends after ${INVITATION_DAYS} days.`}
          type="email"
          autoComplete="off"
        />
        <div>
          <Submit pending="Inviting…">Invite</Submit>
        </div>
      </ActionForm>
    </>
  );
}
