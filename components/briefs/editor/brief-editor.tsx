'use client';

import { type ReactNode, useState } from 'react';
import { ActionForm } from '@/components/forms/action-form';
import { RadioField, SelectField, Submit, TextAreaField, TextField } from '@/components/forms/fields';
import { KeepTyped } from '@/components/forms/typing/keep-typed';
import { AUTONOMY_LEVELS } from '@/lib/briefs/autonomy.rules';
import { saveBrief } from '@/lib/briefs/editing.actions';
import type { Candidate, Candidates } from '@/lib/briefs/editor.queries';
import type { FormValues } from '@/lib/platform/actions/form-state';
import { AUTONOMY_WORDS } from '../autonomy';
import { ClarityCheck } from './clarity';
import { DeadlineFields } from './deadline-fields';
import { EditorLists } from './editor-lists';
import { EditorMessage } from './editor-message';
import { Noted } from './noted';

type BriefEditorProps = Candidates & {
  readonly workspaceId: string;
  readonly id: string;
  /** 0 for a brief that has never been saved */
  readonly version: number;
  readonly initial: FormValues;
  /** findings that are called clear enough already, by key */
  readonly clearEnough?: readonly string[];
  /** what the playbook behind it says is good to know */
  readonly playbookGivens?: readonly string[];
  /** zones to choose from, the likely ones first */
  readonly zones: readonly string[];
  /** the writer's zone */
  readonly zone: string;
  /** ISO instant at which the page was made */
  readonly now: string;
};

/** Where a brief is written. All of it works before scripts have loaded; with them, nothing typed is lost to a reload. */
export function BriefEditor(props: BriefEditorProps) {
  const { workspaceId, version, candidates } = props;
  const [found, setFound] = useState<FormValues | null>(null);
  const initial = found ?? props.initial;
  const id = found?.id?.[0] ?? props.id;
  const first = (name: string) => initial[name]?.[0] ?? '';
  return (
    <ActionForm action={saveBrief} className="grid gap-10" label="The brief">
      <FirstButton />
      <input type="hidden" name="workspaceId" value={workspaceId} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <KeepTyped
        place={version === 0 ? `new:${workspaceId}` : id}
        onFound={setFound}
        isFound={found !== null}
      />
      <EditorMessage surroundings={props} />
      {/* what was found again is a new start for each input */}
      <ClarityCheck
        key={found ? 'found' : 'saved'}
        surroundings={props}
        clearEnough={found?.clearEnough?.[0]?.split('\n').filter(Boolean) ?? props.clearEnough ?? []}
      >
        <Part title="What, and for whom">
          <SelectField
            name="engagementId"
            label="For"
            initial={first('engagementId')}
            choices={candidates.map(choiceOf)}
          />
          <Noted fields={['title']}>
            <TextField name="title" label="Title" initial={first('title')} autoComplete="off" />
          </Noted>
          <Noted fields={['outcome']}>
            <TextAreaField
              name="outcome"
              label="What is different when this is done"
              hint="The outcome, not the activity: what somebody can see or use then, and couldn’t before."
              initial={first('outcome')}
              rows={3}
              isOptional
            />
          </Noted>
        </Part>
        <EditorLists initial={initial} />
        <Part title="By when">
          <Noted fields={['deadlineDate', 'deadlineTime']}>
            <DeadlineFields {...props} initial={initial} />
          </Noted>
        </Part>
        <Part title="How to go about it">
          <Noted fields={['instructions']}>
            <TextAreaField
              name="instructions"
              label="Instructions and links"
              hint="What helps to begin. Markdown works."
              initial={first('instructions')}
              rows={6}
              isOptional
            />
          </Noted>
          <RadioField
            name="autonomy"
            legend="Who decides on the way"
            initial={first('autonomy') || 'decide_and_tell'}
            choices={AUTONOMY_LEVELS.map((level) => ({
              value: level,
              label: AUTONOMY_WORDS[level].label,
              hint: AUTONOMY_WORDS[level].meaning,
            }))}
          />
          <div className="max-w-48">
            <Noted fields={['budgetHours']}>
              <TextField
                name="budgetHours"
                label="Budget"
                suffix="hours"
                inputMode="decimal"
                initial={first('budgetHours')}
                autoComplete="off"
                isOptional
              />
            </Noted>
          </div>
        </Part>
      </ClarityCheck>
      <div className="flex flex-wrap gap-3 border-t border-line pt-6">
        <Submit name="intent" value="send" pending="One moment…">
          Hand over
        </Submit>
        <Submit name="intent" value="save" look="quiet" pending="One moment…">
          Save as a draft
        </Submit>
      </div>
    </ActionForm>
  );
}

/** Enter in an input presses a form's first button. That must save, not add a row and not hand over. */
function FirstButton() {
  return <button type="submit" name="intent" value="save" tabIndex={-1} aria-hidden className="hidden" />;
}

function choiceOf({ id, name, isAgreed }: Candidate) {
  return { value: id, label: isAgreed ? name : `${name} (no agreement in force yet)` };
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="grid gap-5">
      <h2 className="border-b border-line pb-1.5">{title}</h2>
      {children}
    </section>
  );
}
