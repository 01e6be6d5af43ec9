'use client';

import { type ReactNode, useState } from 'react';
import { ActionForm } from '@/components/forms/action-form';
import { Autosave } from '@/components/forms/autosave/autosave';
import { type ChoiceGroup, FormMessage, Submit, TextField } from '@/components/forms/fields';
import { RefFields } from '@/components/forms/ref-fields';
import { KeepTyped } from '@/components/forms/typing/keep-typed';
import { PageSection } from '@/components/ui/page';
import type { Parties } from '@/lib/agreements/document/wording';
import { autosaveAgreement, saveAgreement } from '@/lib/agreements/drafting/drafting.actions';
import type { ClauseText } from '@/lib/agreements/templates/clauses';
import type { FormValues } from '@/lib/platform/actions/form-state';
import { TermsFields, type TypedTerms, termsFrom } from '../terms/terms-fields';
import { ClauseList } from './clause-list';
import { valuesOfClauses, withoutRemoved } from './clause-rows';
import { TermsAdvice } from './terms-advice';

type AgreementEditorProps = {
  readonly workspaceId: string;
  readonly id: string;
  readonly version: number;
  /** identifies this opening of the page */
  readonly page: string;
  /** the agreement's own page */
  readonly href: string;
  readonly title: string;
  readonly terms: TypedTerms;
  readonly isAmendment: boolean;
  readonly clauses: readonly ClauseText[];
  readonly library: readonly ClauseText[];
  readonly currencies: readonly ChoiceGroup[];
  readonly parties: Parties;
  /** the discussion of a clause, by its key: shown beside it */
  readonly notes: ReadonlyMap<string, ReactNode>;
};

/**
 * The page on which an agreement is written: the terms first, then the text that shows them. It saves itself; without
 * scripts everything works by its button.
 */
export function AgreementEditor(props: AgreementEditorProps) {
  const { workspaceId, id, version, page, href, library, currencies, parties, notes } = props;
  // what the page was opened with: after each save the server sends it again, and what is typed is ahead of that
  const [opened] = useState({ title: props.title, terms: props.terms, clauses: props.clauses });
  const [found, setFound] = useState<FormValues | null>(null);
  const initial = found ?? valuesOfClauses(opened.clauses);
  return (
    <ActionForm action={saveAgreement} label="The agreement">
      <button type="submit" tabIndex={-1} aria-hidden className="hidden" />
      <RefFields of={{ workspaceId, id }} />
      <input type="hidden" name="payType" value={opened.terms.payType} />
      <KeepTyped place={id} onFound={setFound} isFound={found !== null} meaning={withoutRemoved} />
      {/* restored typing is a new initial value for each input */}
      <div key={found ? 'found' : 'saved'} className="mt-6 first:mt-0">
        <div className="mb-8 grid max-w-measure gap-5">
          <FormMessage />
          <TextField name="title" label="Title" initial={found?.title?.[0] ?? opened.title} />
        </div>
        <PageSection title="Terms">
          <TermsFields
            terms={found ? termsFrom(found, opened.terms) : opened.terms}
            currencies={currencies}
            isAmendment={props.isAmendment}
          />
        </PageSection>
        <PageSection title="Clauses">
          <div className="mb-6 grid max-w-measure gap-4">
            <p className="text-sm text-quiet">
              Words in double braces, such as {'{{rate}}'}, are filled in from the terms above, so that the
              text and the terms can’t disagree.
            </p>
            <TermsAdvice bodies={opened.clauses.map(({ body }) => body)} payType={opened.terms.payType} />
          </div>
          <ClauseList initial={initial} library={library} parties={parties} notes={notes} />
        </PageSection>
      </div>
      <div
        data-bar
        className="sticky bottom-0 z-10 mt-10 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line bg-paper py-4"
      >
        <Submit pending="Saving…">Save and look it over</Submit>
        <Autosave
          action={autosaveAgreement}
          place={id}
          version={version}
          page={page}
          href={href}
          consequence="What it replaces stays among the earlier revisions."
        />
      </div>
    </ActionForm>
  );
}
