'use client';

import { useState } from 'react';
import { ActionForm, useForm } from '@/components/forms/action-form';
import { answerIn } from '@/components/forms/answer-in';
import { FormMessage, Submit, TextAreaField } from '@/components/forms/fields';
import { Imported } from '@/components/forms/imported';
import { SheetField } from '@/components/forms/sheet-field';
import { type ImportAnswer, importBriefs } from '@/lib/briefs/importing/importing.actions';
import { ImportPreview } from './import-preview';

type ImportFormProps = {
  readonly workspaceId: string;
  readonly freshId: string;
  readonly draftsHref: string;
};

/**
 * A file or pasted rows, then a preview of each row, then drafts. One form throughout, so that nothing is lost in
 * between.
 */
export function ImportForm({ workspaceId, freshId, draftsHref }: ImportFormProps) {
  // it stays when the page is rendered again, so that rows that are sent twice are imported once
  const [importId] = useState(freshId);
  return (
    <ActionForm action={importBriefs} label="Import briefs" className="grid gap-6">
      <input type="hidden" name="workspaceId" value={workspaceId} />
      <input type="hidden" name="importId" value={importId} />
      <Steps draftsHref={draftsHref} />
    </ActionForm>
  );
}

function Steps({ draftsHref }: Pick<ImportFormProps, 'draftsHref'>) {
  const { state } = useForm();
  const answer = answerIn<ImportAnswer>(state);
  if (answer?.kind === 'imported') {
    return (
      <Imported
        title={answer.briefs === 1 ? 'One draft is here' : `${answer.briefs} drafts are here`}
        href={draftsHref}
      >
        {answer.briefs === 1 ? 'Look it over and hand it over' : 'Look them over and hand them over'}
      </Imported>
    );
  }
  if (answer?.kind === 'preview')
    return <ImportPreview key={state.status === 'done' ? state.at : 0} answer={answer} />;
  return (
    <>
      <FormMessage />
      <SheetField />
      <div className="max-w-measure">
        <TextAreaField
          name="text"
          label="Or paste the rows"
          hint="Include the header line."
          rows={6}
          isOptional
        />
      </div>
      <div>
        <Submit name="intent" value="preview" pending="Reading…">
          Check the rows
        </Submit>
      </div>
    </>
  );
}
