import { ActionForm } from '@/components/forms/action-form';
import { EngagementFields } from '@/components/forms/engagement-fields';
import { CheckboxField, FormMessage, Submit, TextField } from '@/components/forms/fields';
import { FileField } from '@/components/forms/file-field';
import { FreshId } from '@/components/forms/fresh-id';
import { Notice } from '@/components/ui/notice';
import { PageSection } from '@/components/ui/page';
import { suggestedTitle } from '@/lib/agreements/drafting/suggested-title';
import { importAgreement } from '@/lib/agreements/importing/importing.actions';
import { consentFor } from '@/lib/agreements/schema';
import { currencyGroups } from '@/lib/people/business/currency-groups.rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import { SignedNameField } from './signing/signed-name-field';
import { TermsFields, type TypedTerms } from './terms/terms-fields';

type ImportFormProps = {
  readonly id: string;
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly business: string;
  readonly assistant: string;
  readonly terms: TypedTerms;
  /** the owner's name, for the confirmation */
  readonly name: string;
  /** this page, to come back to */
  readonly path: string;
  readonly isFresh: boolean;
};

/** The page on which an agreement signed elsewhere is imported: the file, its terms, the confirmation. */
export function ImportForm({
  id,
  workspaceId,
  engagementId,
  business,
  assistant,
  terms,
  name,
  path,
  isFresh,
}: ImportFormProps) {
  return (
    <ActionForm action={importAgreement} label="The agreement that was signed elsewhere">
      <FreshId name="id" fresh={id} />
      <EngagementFields of={{ workspaceId, engagementId }} />
      <input type="hidden" name="payType" value={terms.payType} />
      <div className="mb-8 grid max-w-measure gap-5">
        <FormMessage />
        {isFresh ? null : (
          <Notice meaning="needs" title="Sign in once more first">
            <p>
              Importing counts as your confirmation, so you need to have signed in within the last ten
              minutes. <a href={addresses.signIn(path)}>Sign in again</a> and you come back here.
            </p>
          </Notice>
        )}
        <TextField name="title" label="Title" initial={suggestedTitle({ business, assistant })} />
        <FileField
          name="file"
          label="The PDF that both of you signed"
          hint="At most 25 MB. It is kept as it is, by its hash."
          accept="application/pdf"
          isOne
        />
        <TextField name="signedOn" label="Signed on" type="date" hint="The later of the two signatures" />
      </div>
      <PageSection title="The terms, as the file has them">
        <p className="mb-5 max-w-measure text-quiet">
          Handover works by these: pay, evaluations, deadlines for answers. {assistant} compares them with the
          file before confirming.
        </p>
        <TermsFields terms={terms} currencies={currencyGroups([terms.currency])} />
      </PageSection>
      <PageSection title="Confirm">
        <div className="grid max-w-measure gap-5">
          <CheckboxField name="consent" label={consentFor({ isImported: true }).text} />
          <SignedNameField label="Your name" initial={name} known={{ name, standsIn: 'account' }} />
          <div>
            <Submit pending="Importing…">Confirm and ask {assistant}</Submit>
          </div>
          <p className="text-sm text-quiet">
            It is in force here once {assistant} has confirmed it too, and is marked everywhere as signed
            elsewhere and imported.
          </p>
        </div>
      </PageSection>
    </ActionForm>
  );
}
