'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useState } from 'react';
import { ActionForm } from '@/components/forms/action-form';
import { Autosave } from '@/components/forms/autosave/autosave';
import { Submit } from '@/components/forms/fields';
import { useFieldsNow } from '@/components/forms/fields-now';
import { RefFields } from '@/components/forms/ref-fields';
import { KeepTyped } from '@/components/forms/typing/keep-typed';
import type { Candidate } from '@/lib/briefs/candidates.queries';
import type { BriefFile } from '@/lib/briefs/document/document.queries';
import { autosaveBrief, saveBrief } from '@/lib/briefs/editor/editing.actions';
import type { FormValues } from '@/lib/platform/actions/form-state';
import { addresses } from '@/lib/platform/addresses/addresses';
import type { WaitingUpload } from '@/lib/uploads/queries';
import { EditorAround } from './around';
import { CheckInFields } from './check-in-fields';
import { ClarityCheck } from './clarity';
import { DeadlineFields, WindowFields } from './deadline-fields';
import { DecidingFields } from './deciding-fields';
import { Deliverables, Givens } from './editor-lists';
import { EditorMessage } from './editor-message';
import { EditorFiles } from './files-in-hand';
import { canHandOverTo } from './in-the-way';
import { InstructionsFields } from './instructions-fields';
import { Part } from './part';
import type { Surroundings } from './reading-form';
import { EditorRows } from './rows';
import { WhomAndWhat } from './whom-and-what';

type BriefEditorProps = Surroundings & {
  readonly workspaceId: string;
  readonly slug: string;
  /** the writer's */
  readonly role: 'owner' | 'manager';
  readonly id: string;
  /** 0 for a brief that has never been saved */
  readonly version: number;
  /** identifies this opening of the page */
  readonly page: string;
  readonly initial: FormValues;
  /** keys of findings already marked as clear enough */
  readonly clearEnough?: readonly string[];
  /** the givens of the playbook behind it */
  readonly playbookGivens?: readonly string[];
  /** the files put into the draft, whether they go with the brief or not */
  readonly files: readonly BriefFile[];
  /** which of the reader's uploads for it are under way */
  readonly uploads: readonly WaitingUpload[];
  /** zones to choose from, the likely ones first */
  readonly zones: readonly string[];
};

/**
 * The brief editor. It saves itself, and two people can write at once without losing a word; before scripts have loaded
 * everything works by its buttons.
 */
export function BriefEditor(props: BriefEditorProps) {
  const { workspaceId, slug, role, id, version, candidates, zones, zone } = props;
  const router = useRouter();
  // what the page was opened with: after each save the server sends it again, and what is typed is ahead of that
  const [opened] = useState(props);
  const [found, setFound] = useState<FormValues | null>(null);
  const initial = found ?? opened.initial;
  const place = opened.version === 0 ? `new:${workspaceId}` : id;
  // stable across renders: what is kept in the browser is looked for once, not after every save
  const onFound = useCallback(
    (values: FormValues) => {
      const wasFor = values.id?.[0] ?? id;
      // a brief begun before already has an id, and its own address
      if (wasFor === id) setFound(values);
      else router.replace(addresses.beginBrief(slug, wasFor));
    },
    [id, slug, router],
  );
  return (
    <ActionForm action={saveBrief} className="grid gap-10" label="The brief">
      <FirstButton />
      <RefFields of={{ workspaceId, id }} />
      <KeepTyped place={place} onFound={onFound} isFound={found !== null} />
      <EditorMessage surroundings={props} />
      {/* restored typing is a new initial value for each input */}
      <EditorAround
        key={found ? 'found' : 'saved'}
        surroundings={props}
        initial={initial.engagementId?.[0] ?? ''}
      >
        <EditorRows initial={initial}>
          <ClarityCheck
            surroundings={props}
            clearEnough={found?.clearEnough?.[0]?.split('\n').filter(Boolean) ?? opened.clearEnough ?? []}
          >
            <EditorFiles workspaceId={workspaceId} id={id} saved={opened.files} waiting={opened.uploads}>
              <WhomAndWhat slug={slug} role={role} />
              <Deliverables />
              <Givens />
              <Part title="By when">
                <DeadlineFields zones={zones} zone={zone} />
                <WindowFields />
              </Part>
              <InstructionsFields workspaceId={workspaceId} attached={initial.attached ?? []} />
              <DecidingFields />
              <CheckInFields />
            </EditorFiles>
          </ClarityCheck>
        </EditorRows>
      </EditorAround>
      <SendingBar
        candidates={candidates}
        initial={initial.engagementId?.[0] ?? ''}
        place={place}
        version={version}
        page={props.page}
        asSaved={addresses.briefAsSaved(slug, id)}
      />
    </ActionForm>
  );
}

/** Enter in an input presses a form's first button. That must save, not add a row and not hand over. */
function FirstButton() {
  return <button type="submit" name="intent" value="save" tabIndex={-1} aria-hidden className="hidden" />;
}

type SendingBarProps = {
  readonly candidates: readonly Candidate[];
  /** the assistant when the page was made */
  readonly initial: string;
  /** identifies the form in this browser's storage */
  readonly place: string;
  readonly version: number;
  /** identifies this opening of the page */
  readonly page: string;
  /** where the saved version can be seen */
  readonly asSaved: string;
};

/**
 * Always in view: the buttons that hand over or save, and whether everything typed is saved. Where it could only be
 * refused, there is no button to hand over; beside the assistant's name it says why.
 */
function SendingBar({ candidates, initial, place, version, page, asSaved }: SendingBarProps) {
  const { here, valueNow } = useFieldsNow();
  const canBe = canHandOverTo(candidates, valueNow('engagementId', initial));
  return (
    <div
      ref={here}
      data-bar
      className="sticky bottom-0 z-10 flex flex-wrap items-center gap-x-6 gap-y-2 border-t border-line bg-paper py-4"
    >
      <div className="flex flex-wrap gap-3">
        {canBe ? (
          <Submit name="intent" value="send" pending="One moment…">
            Hand over
          </Submit>
        ) : null}
        <Submit name="intent" value="save" {...(canBe && { look: 'quiet' })} pending="One moment…">
          Save as a draft
        </Submit>
      </div>
      <Autosave
        action={autosaveBrief}
        place={place}
        version={version}
        page={page}
        href={asSaved}
        consequence="What it replaces is lost, so look at it first."
      />
    </div>
  );
}
