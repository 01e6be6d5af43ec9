'use client';

import { type ReactNode, useState } from 'react';
import { AutonomyField } from '@/components/briefs/editor/autonomy-field';
import { ClarityCheck } from '@/components/briefs/editor/clarity';
import { Deliverables, Givens } from '@/components/briefs/editor/editor-lists';
import { EditorMessage } from '@/components/briefs/editor/editor-message';
import { Noted } from '@/components/briefs/editor/noted';
import { Part } from '@/components/briefs/editor/part';
import { EditorRows } from '@/components/briefs/editor/rows';
import { ActionForm } from '@/components/forms/action-form';
import { Submit, TextAreaField, TextField } from '@/components/forms/fields';
import { FreshId, useOpenedId } from '@/components/forms/fresh-id';
import { SeenFields } from '@/components/forms/ref-fields';
import { KeepTyped } from '@/components/forms/typing/keep-typed';
import { savePlaybook } from '@/lib/briefs/playbooks/playbooks.actions';
import type { FormValues } from '@/lib/platform/actions/form-state';
import { formatMoney, type Money } from '@/lib/platform/money/money';
import type { WaitingUpload } from '@/lib/uploads/queries';
import { PlaybookFiles } from './playbook-files';

type PlaybookEditorProps = {
  readonly workspaceId: string;
  readonly id: string;
  /** made by the server for each rendering */
  readonly freshId: string;
  /** the newest version; 0 for a new playbook */
  readonly number: number;
  /** as `SavePlaybook` names it */
  readonly version: number;
  /** the brief that it is made from */
  readonly briefId?: string;
  /** words that a title may leave to the deadline, with what each becomes */
  readonly titleWords: readonly { readonly word: string; readonly example: string }[];
  readonly initial: FormValues;
  /** the playbook's files, or those of the brief that it is made from */
  readonly files: readonly { readonly id: string; readonly name: string }[];
  /** files that are still uploading to it */
  readonly waiting: readonly WaitingUpload[];
  /** of the business */
  readonly currency: string;
  /** the price of the brief, where it is in another currency and so can't be used here */
  readonly otherPrice?: Money;
  readonly zone: string;
  readonly now: string;
};

/** Where a playbook is written. What is typed is kept in this browser until it is saved as a version, all at once. */
export function PlaybookEditor(props: PlaybookEditorProps) {
  const { workspaceId, number, version, briefId = '', freshId, titleWords, files, currency } = props;
  // kept per brief, so that what was typed for one brief isn't offered in the page of another
  const place = number === 0 ? `new-playbook:${workspaceId}:${briefId}` : props.id;
  const [found, setFound] = useState<FormValues | null>(null);
  const initial = found ?? props.initial;
  const id = useOpenedId(props.id, found);
  const first = (name: string) => initial[name]?.[0] ?? '';
  const surroundings = { candidates: [], holidays: {}, recent: [], zone: props.zone, now: props.now };
  return (
    <ActionForm action={savePlaybook} className="grid gap-10" label="The playbook">
      <button type="submit" tabIndex={-1} aria-hidden className="hidden" />
      <SeenFields of={{ workspaceId, id, version }} />
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="briefId" value={briefId} />
      <FreshId name="versionId" fresh={freshId} />
      <KeepTyped place={place} onFound={setFound} isFound={found !== null} />
      <EditorMessage surroundings={surroundings} />
      {/* what was found again is a new start for each input */}
      <ClarityCheck key={found ? 'found' : 'saved'} surroundings={surroundings} clearEnough={[]}>
        <Naming first={first} titleWords={titleWords} />
        <EditorRows initial={initial}>
          <Deliverables />
          <Givens />
        </EditorRows>
        <Origins initial={initial} />
        <GoingAboutIt first={first}>
          <PlaybookFiles playbook={{ workspaceId, id }} files={files} waiting={props.waiting} />
        </GoingAboutIt>
        <Usual
          first={first}
          currency={currency}
          {...(props.otherPrice && { otherPrice: props.otherPrice })}
        />
      </ClarityCheck>
      <Saving first={first} number={number} />
    </ActionForm>
  );
}

type PartProps = {
  /** @returns the initial value of the input of that name */
  readonly first: (name: string) => string;
};

/** What the playbook is called, and what each brief made of it is called and is for. */
function Naming({ first, titleWords }: PartProps & Pick<PlaybookEditorProps, 'titleWords'>) {
  return (
    <Part title="The playbook">
      <TextField
        name="name"
        label="Name"
        hint="What you call this kind of work among yourselves."
        initial={first('name')}
        autoComplete="off"
      />
      <Noted fields={['title']}>
        <TextField
          name="title"
          label="Title of each brief"
          hint={<TitleHint words={titleWords} />}
          initial={first('title')}
          autoComplete="off"
        />
      </Noted>
      <Noted fields={['outcome']}>
        <TextAreaField
          name="outcome"
          label="What is different when this is done"
          initial={first('outcome')}
          rows={3}
          isOptional
        />
      </Noted>
    </Part>
  );
}

/** @param children the files that go with the instructions */
function GoingAboutIt({ first, children }: PartProps & { readonly children: ReactNode }) {
  return (
    <Part title="How to go about it">
      <Noted fields={['instructions']}>
        <TextAreaField
          name="instructions"
          label="Instructions and links"
          hint="Markdown works."
          initial={first('instructions')}
          rows={6}
          isOptional
        />
      </Noted>
      {children}
      <AutonomyField initial={first('autonomy')} />
      <TextAreaField
        name="askFirst"
        label="Decisions to be asked about first"
        hint="One per line. Everything else is decided as chosen above."
        initial={first('askFirst')}
        rows={2}
        isOptional
      />
    </Part>
  );
}

/** How long such a brief takes as a rule, and what it may cost. */
function Usual({
  first,
  currency,
  otherPrice,
}: PartProps & Pick<PlaybookEditorProps, 'currency' | 'otherPrice'>) {
  return (
    <Part title="What is usual">
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <TextField
          name="usualDays"
          label="Time until it is due"
          hint="Counted in the assistant’s working days. 0 is the end of the same day."
          suffix="working days"
          inputMode="numeric"
          initial={first('usualDays')}
          autoComplete="off"
          isOptional
        />
        <Noted fields={['budgetHours']}>
          <TextField
            name="budgetHours"
            label="Budget"
            hint="What a brief of this kind may take, for anybody paid by the hour."
            suffix="hours"
            inputMode="decimal"
            initial={first('budgetHours')}
            autoComplete="off"
            isOptional
          />
        </Noted>
        <TextField
          name="budgetMoney"
          label="Price"
          hint={`What a brief of this kind costs, for anybody paid per brief.${
            otherPrice
              ? ` The brief’s own price was ${formatMoney(otherPrice)}; playbooks of this business name theirs in ${currency}, so give one here.`
              : ''
          }`}
          suffix={currency}
          inputMode="decimal"
          initial={first('budgetMoney')}
          autoComplete="off"
          isOptional
        />
      </div>
    </Part>
  );
}

/** What is typed becomes a version, with a few words on what is new in it, unless it is the first. */
function Saving({ first, number }: PartProps & Pick<PlaybookEditorProps, 'number'>) {
  return (
    <div className="grid gap-5 border-t border-line pt-6">
      {number === 0 ? null : (
        <TextField
          name="change"
          label="What changed"
          hint="A few words for whoever reads the versions later."
          initial={first('change')}
          autoComplete="off"
          isOptional
        />
      )}
      <div>
        <Submit pending="Saving…">
          {number === 0 ? 'Save the playbook' : `Save as version ${number + 1}`}
        </Submit>
      </div>
    </div>
  );
}

function TitleHint({ words }: { words: PlaybookEditorProps['titleWords'] }) {
  return (
    <>The deadline fills in {words.map(({ word, example }) => `{{${word}}} (${example})`).join(', ')}.</>
  );
}

/** Which answered question each line was learned from: it stays with its line. */
function Origins({ initial }: { initial: FormValues }) {
  return Object.entries(initial).map(([name, [value = '']]) =>
    name.startsWith('givenQuestions[') && value !== '' ? (
      <input key={name} type="hidden" name={name} value={value} />
    ) : null,
  );
}
