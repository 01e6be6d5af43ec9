'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/forms/action-form';
import { Autosave } from '@/components/forms/autosave/autosave';
import { FormMessage, SelectField, Submit, TextAreaField } from '@/components/forms/fields';
import { RefFields } from '@/components/forms/ref-fields';
import { KeepTyped } from '@/components/forms/typing/keep-typed';
import { handInAssessment, saveAssessment } from '@/lib/evaluations/assessing/assessing.actions';
import { RATING_CHOICES } from '@/lib/evaluations/assessing/ratings.rules';
import type { FormValues } from '@/lib/platform/actions/form-state';

export type OwnAnswer = {
  readonly criterionId: string;
  readonly name: string;
  readonly text: string;
  readonly rating: string;
};

type AssessFormProps = {
  readonly workspaceId: string;
  readonly id: string;
  readonly version: number;
  /** identifies this opening of the page */
  readonly page: string;
  readonly href: string;
  readonly other: string;
  readonly overall: string;
  readonly answers: readonly OwnAnswer[];
  /** who reads it once it is handed in, and when */
  readonly whoReads: string;
};

/**
 * Where one side writes: overall first, then on each criterion. It saves itself, and everything works without scripts.
 */
export function AssessForm(props: AssessFormProps) {
  const { workspaceId, id, version, page, href, other, overall, answers, whoReads } = props;
  // what the page was opened with: what is typed is ahead of a reload
  const [opened] = useState({ overall, answers });
  const [found, setFound] = useState<FormValues | null>(null);
  const initial = (name: string, saved: string) => found?.[name]?.[0] ?? saved;
  // a criterion added meanwhile comes with an empty answer
  const rows = answers.map(
    (each) => opened.answers.find((was) => was.criterionId === each.criterionId) ?? each,
  );
  return (
    <ActionForm action={handInAssessment} label="Your assessment" className="grid gap-6">
      <RefFields of={{ workspaceId, id }} />
      <KeepTyped place={`assessment:${id}`} onFound={setFound} isFound={found !== null} />
      <FormMessage />
      <div key={found ? 'found' : 'saved'} className="grid gap-6">
        <TextAreaField
          name="overall"
          label="How did it go, on the whole?"
          rows={4}
          initial={initial('overall', opened.overall)}
          hint={`What went well, what didn’t, and what ${other} should know.`}
        />
        {rows.map(({ criterionId, name, text, rating }, index) => (
          <fieldset key={criterionId} className="grid gap-3 border-t border-line pt-4">
            <legend className="float-start mb-2 font-semibold">{name}</legend>
            <input type="hidden" name={`answers[${index}].criterionId`} value={criterionId} />
            <div className="clear-both grid gap-3">
              <TextAreaField
                name={`answers[${index}].text`}
                label="In words"
                rows={2}
                isOptional
                initial={initial(`answers[${index}].text`, text)}
              />
              <div className="max-w-60">
                <SelectField
                  name={`answers[${index}].rating`}
                  label="And a mark, if you like"
                  isOptional
                  choices={RATING_CHOICES}
                  initial={initial(`answers[${index}].rating`, rating)}
                />
              </div>
            </div>
          </fieldset>
        ))}
      </div>
      <p className="max-w-measure text-sm text-quiet">{whoReads}</p>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <Submit pending="Handing in…">Hand in</Submit>
        <Autosave
          action={saveAssessment}
          place={`assessment:${id}`}
          version={version}
          page={page}
          href={href}
          consequence="What it replaces is lost: an assessment has no earlier versions."
        />
      </div>
    </ActionForm>
  );
}
