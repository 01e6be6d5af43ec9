import type { Metadata } from 'next';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { AccountLink } from '@/components/people/account-link';
import { BusinessCurrency, BusinessName, BusinessZone } from '@/components/people/business-fields';
import { SitePage } from '@/components/shell/site-page';
import { SampleBusiness } from '@/components/site/sample-business';
import { PageHead } from '@/components/ui/page';
import { createWorkspace } from '@/lib/people/business/workspaces.actions';
import { requireSignedIn } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { newId } from '@/lib/platform/ids';

export const metadata: Metadata = { title: 'Make a workspace' };

export default async function NewWorkspacePage() {
  const signedIn = await requireSignedIn();
  return (
    <SitePage isNarrow actions={<AccountLink name={signedIn.name} />}>
      <PageHead
        title="Make a workspace"
        intro="A workspace is one business. You own it; the people you invite see only what you share with them."
        back={{ href: addresses.otherPlaces(), label: 'Your places' }}
      />
      <ActionForm action={createWorkspace} className="grid gap-6" label="Make a workspace">
        <FreshId name="id" fresh={newId()} />
        <FormMessage />
        <BusinessName hint="Assistants see it in invitations and agreements." />
        <BusinessZone
          hint="New deadlines are suggested in this time zone, and days are counted in it. It can’t be changed once an agreement is proposed. Your own time zone stays as you set it."
          initial={signedIn.timeZone}
        />
        <BusinessCurrency hint="Each agreement can name another one." />
        <div>
          <Submit pending="Making it…">Make the workspace</Submit>
        </div>
      </ActionForm>
      <SampleBusiness />
    </SitePage>
  );
}
