import type { Metadata } from 'next';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, SelectField, Submit, TextField } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { AccountLink } from '@/components/people/account-link';
import { ZoneField } from '@/components/people/zone-field';
import { SiteShell } from '@/components/shell/site-shell';
import { PageHead } from '@/components/ui/page';
import { CURRENCIES } from '@/lib/people/currencies';
import { requireSignedIn } from '@/lib/people/guards';
import { createWorkspace } from '@/lib/people/workspaces.actions';
import { currencyLabel } from '@/lib/people/zones';
import { addresses } from '@/lib/platform/addresses';
import { newId } from '@/lib/platform/ids';

export const metadata: Metadata = { title: 'Make a workspace' };

const CHOICES = [
  { value: '', label: 'Choose a currency' },
  ...CURRENCIES.map((code) => ({ value: code, label: currencyLabel(code) })),
];

export default async function NewWorkspacePage() {
  const signedIn = await requireSignedIn();
  return (
    <SiteShell isNarrow actions={<AccountLink name={signedIn.name} />}>
      <PageHead
        title="Make a workspace"
        intro="A workspace is one business. You own it; the people you invite see only what you share with them."
        back={{ href: `${addresses.start()}?choose=1`, label: 'Your places' }}
      />
      <ActionForm action={createWorkspace} className="grid gap-6" label="Make a workspace">
        <FreshId name="id" fresh={newId()} />
        <FormMessage />
        <TextField
          name="name"
          label="Name of the business"
          hint="Assistants read it in invitations, and it stands in agreements."
          autoComplete="organization"
        />
        <ZoneField
          label="The business’s time zone"
          hint="New deadlines are proposed on this clock. Your own stays as you set it."
          initial={signedIn.timeZone}
        />
        <SelectField
          name="currency"
          label="Currency you usually pay in"
          hint="Each agreement can name another one."
          choices={CHOICES}
        />
        <div>
          <Submit pending="Making it…">Make the workspace</Submit>
        </div>
      </ActionForm>
    </SiteShell>
  );
}
