'use client';

import { SelectField, TextAreaField, TextField } from '@/components/forms/fields';
import { useAround } from './around';
import { choiceOf, InTheWay } from './in-the-way';
import { Noted } from './noted';
import { Part } from './part';
import { useRows } from './rows';
import type { WorkPausedProps } from './work-paused';

/** Who a brief is for, what it is called, and what is different when it is done. */
export function WhomAndWhat({ slug, role }: Pick<WorkPausedProps, 'slug' | 'role'>) {
  const { first } = useRows();
  const { candidates, chosen } = useAround();
  return (
    <Part title="What, and for whom">
      <SelectField
        name="engagementId"
        label="For"
        initial={first('engagementId')}
        choices={candidates.map(choiceOf)}
      />
      <InTheWay chosen={chosen} slug={slug} role={role} />
      <Noted fields={['title']}>
        <TextField name="title" label="Title" initial={first('title')} autoComplete="off" />
      </Noted>
      <Noted fields={['outcome']}>
        <TextAreaField
          name="outcome"
          label="What is different when this is done"
          hint="The outcome, not the activity: what somebody can see or use afterwards that they couldn’t before."
          initial={first('outcome')}
          rows={3}
          isOptional
        />
      </Noted>
    </Part>
  );
}
