import type { ReactNode } from 'react';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextField } from '@/components/forms/fields';
import { PageSection } from '@/components/ui/page';
import { NO_LEGAL_ADVICE } from '@/lib/agreements/templates';
import type { ClauseText } from '@/lib/agreements/templates/clauses';
import { CURRENCIES } from '@/lib/people/currencies';
import { currencyLabel } from '@/lib/people/zones';
import type { FormAction } from '@/lib/platform/actions/form-state';
import { ClauseFields } from './clause-fields';
import { TermsFields, type TypedTerms } from './terms-fields';

type AgreementEditorProps<Data> = {
  readonly action: FormAction<Data>;
  /** hidden inputs: which agreement, or for whom */
  readonly about: ReactNode;
  readonly title: string;
  readonly terms: TypedTerms;
  readonly clauses: readonly ClauseText[];
  /** what is said about a clause, by its key: shown beside it */
  readonly notes?: ReadonlyMap<string, ReactNode>;
};

/** One page on which an agreement is written: the terms first, then the text that shows them. */
export function AgreementEditor<Data>({
  action,
  about,
  title,
  terms,
  clauses,
  notes,
}: AgreementEditorProps<Data>) {
  const currencies = CURRENCIES.map((code) => ({ value: code, label: currencyLabel(code) }));
  return (
    <ActionForm action={action} label="The agreement">
      {about}
      <div className="mb-8 grid max-w-measure gap-5">
        <FormMessage />
        <TextField name="title" label="Title" initial={title} />
      </div>
      <PageSection title="Terms">
        <TermsFields terms={terms} currencies={currencies} />
      </PageSection>
      <PageSection title="Clauses">
        <ClauseFields clauses={clauses} notes={notes} />
      </PageSection>
      <div className="sticky bottom-0 mt-10 border-t border-line bg-paper py-4">
        <Submit pending="Saving…">Save and look it over</Submit>
      </div>
      <p className="mt-4 max-w-measure text-sm text-quiet">
        Nobody on the other side sees it before you propose it. {NO_LEGAL_ADVICE}
      </p>
    </ActionForm>
  );
}
