'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/forms/action-form';
import { EngagementFields } from '@/components/forms/engagement-fields';
import { type ChoiceGroup, FormMessage, Submit, TextField } from '@/components/forms/fields';
import { useOpenedId } from '@/components/forms/fresh-id';
import { KeepTyped } from '@/components/forms/typing/keep-typed';
import { PageSection } from '@/components/ui/page';
import { createAgreement } from '@/lib/agreements/drafting/drafting.actions';
import type { FormValues } from '@/lib/platform/actions/form-state';
import { TermsFields, type TypedTerms, termsFrom } from '../terms/terms-fields';

type AgreementStartProps = {
  readonly about: {
    readonly id: string;
    readonly workspaceId: string;
    readonly engagementId: string;
    readonly templateKey: string;
    readonly templateId: string | null;
    readonly templateVersion: number;
  };
  readonly title: string;
  readonly terms: TypedTerms;
  /** the headings of the template's text */
  readonly headings: readonly string[];
  readonly currencies: readonly ChoiceGroup[];
};

/** Begins an agreement: its terms, before there is a text. From then on it is a draft that saves itself. */
export function AgreementStart({ about, title, terms, headings, currencies }: AgreementStartProps) {
  const [found, setFound] = useState<FormValues | null>(null);
  const id = useOpenedId(about.id, found);
  const { engagementId, templateKey, templateId, templateVersion } = about;
  return (
    <ActionForm action={createAgreement} label="The agreement">
      <button type="submit" name="next" value="read" tabIndex={-1} aria-hidden className="hidden" />
      <input type="hidden" name="id" value={id} />
      <EngagementFields of={about} />
      <input type="hidden" name="templateKey" value={templateKey} />
      {templateId === null ? null : <input type="hidden" name="templateId" value={templateId} />}
      <input type="hidden" name="templateVersion" value={templateVersion} />
      <input type="hidden" name="payType" value={terms.payType} />
      <KeepTyped place={`new-agreement:${engagementId}`} onFound={setFound} isFound={found !== null} />
      <div key={found ? 'found' : 'fresh'} className="mt-6 first:mt-0">
        <div className="mb-8 grid max-w-measure gap-5">
          <FormMessage />
          <TextField name="title" label="Title" initial={found?.title?.[0] ?? title} />
        </div>
        <PageSection title="Terms">
          <TermsFields terms={found ? termsFrom(found, terms) : terms} currencies={currencies} />
        </PageSection>
      </div>
      <PageSection title="The text">
        <p className="max-w-measure">
          {headings.length} clauses come with this template. You can change each of them, put them in another
          order, and add your own.
        </p>
        <ol className="mt-3 list-decimal ps-6 text-quiet">
          {headings.map((heading) => (
            <li key={heading}>{heading}</li>
          ))}
        </ol>
      </PageSection>
      <div className="mt-10 flex flex-wrap gap-3 border-t border-line pt-6">
        <Submit name="next" value="read" pending="One moment…">
          Save and look it over
        </Submit>
        <Submit name="next" value="write" look="quiet" pending="One moment…">
          Save and change the text
        </Submit>
      </div>
    </ActionForm>
  );
}
