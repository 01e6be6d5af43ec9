import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { RefFields } from '@/components/forms/ref-fields';
import { LinkButton } from '@/components/ui/button';
import { NearLink } from '@/components/ui/near-link';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { duplicateBrief } from '@/lib/briefs/drafting/duplicating.actions';
import { addresses } from '@/lib/platform/addresses/addresses';
import { newId } from '@/lib/platform/ids';

const LINK = 'text-accent underline underline-offset-4';

/** Which version of which playbook a brief came from. */
export function PlaybookLink({ brief }: { readonly brief: BriefDocument }) {
  if (brief.playbook === null) return null;
  const { id, name, number } = brief.playbook;
  return (
    <>
      <NearLink href={addresses.playbook(brief.business.slug, id)} className={LINK}>
        {name}
      </NearLink>
      , version {number}
    </>
  );
}

/** What was written once can be reused: as another draft, or as a playbook for later briefs. */
export function ReuseBrief({ brief }: { readonly brief: BriefDocument }) {
  return (
    <div className="grid justify-items-start gap-1" data-no-print>
      <ActionForm action={duplicateBrief} label="Duplicate">
        <RefFields of={brief} />
        <FreshId name="newId" fresh={newId()} />
        <FormMessage />
        <Submit look="plain" pending="One moment…">
          Duplicate it as a draft
        </Submit>
      </ActionForm>
      {brief.playbook === null ? (
        <LinkButton look="plain" href={addresses.newPlaybook(brief.business.slug, brief.id)}>
          Save it as a playbook
        </LinkButton>
      ) : null}
    </div>
  );
}
