'use client';

import { useRef } from 'react';
import { EditorAround, useAround } from '@/components/briefs/editor/around';
import { DeadlineFields } from '@/components/briefs/editor/deadline-fields';
import { canHandOverTo, choiceOf, InTheWay } from '@/components/briefs/editor/in-the-way';
import { EditorRows } from '@/components/briefs/editor/rows';
import { setValues } from '@/components/briefs/editor/taking';
import { ActionForm, useForm } from '@/components/forms/action-form';
import { FormMessage, SelectField, Submit } from '@/components/forms/fields';
import { useFieldsNow } from '@/components/forms/fields-now';
import { FreshId } from '@/components/forms/fresh-id';
import { RefFields } from '@/components/forms/ref-fields';
import type { Candidate, HolidaysByPlace } from '@/lib/briefs/candidates.queries';
import { handOverPlaybook } from '@/lib/briefs/playbooks/handing-over.actions';
import type { TypedDeadline } from '@/lib/briefs/playbooks/handing-over.queries';
import type { FormValues } from '@/lib/platform/actions/form-state';
import { filledInFor, shownIn } from './filled-in';

type HandOverFormProps = {
  readonly workspaceId: string;
  readonly slug: string;
  /** the writer's */
  readonly role: 'owner' | 'manager';
  /** the playbook, and the version that is shown */
  readonly id: string;
  readonly number: number;
  readonly freshId: string;
  readonly candidates: readonly Candidate[];
  readonly holidays: HolidaysByPlace;
  readonly usual: Readonly<Record<string, TypedDeadline>>;
  readonly likely: string;
  readonly zones: readonly string[];
  /** the writer's zone */
  readonly zone: string;
  readonly now: string;
};

/** Who, by when, and off it goes: everything else is in the playbook. */
export function HandOverForm(props: HandOverFormProps) {
  const { workspaceId, id, number, freshId, candidates, usual, likely } = props;
  const here = useRef<HTMLDivElement>(null);
  const shown = useRef(usual[likely]);

  const onPerson = (chosen: string) => {
    const form = here.current?.closest('form');
    const next = usual[chosen];
    if (!form || !next) return;
    const inputs = filledInFor(next, shownIn(form), shown.current);
    if (!inputs) return;
    setValues(form, inputs);
    shown.current = next;
  };
  return (
    <ActionForm action={handOverPlaybook} label="Hand over" className="grid max-w-measure gap-6">
      <RefFields of={{ workspaceId, id }} />
      <input type="hidden" name="number" value={number} />
      <FreshId name="briefId" fresh={freshId} />
      <FormMessage />
      <div ref={here} className="grid gap-6">
        <div onChange={(event) => event.target instanceof HTMLSelectElement && onPerson(event.target.value)}>
          <SelectField name="engagementId" label="For" initial={likely} choices={candidates.map(choiceOf)} />
        </div>
        <EditorAround surroundings={{ ...props, recent: [] }} initial={likely}>
          <Hindrances slug={props.slug} role={props.role} />
          <EditorRows initial={initialOf(usual[likely])}>
            <DeadlineFields zones={props.zones} zone={props.zone} />
          </EditorRows>
        </EditorAround>
      </div>
      <Buttons candidates={candidates} likely={likely} />
    </ActionForm>
  );
}

/** What stands in the way of handing over to the chosen person. */
function Hindrances(props: Pick<HandOverFormProps, 'slug' | 'role'>) {
  const { chosen } = useAround();
  return <InTheWay {...props} chosen={chosen} />;
}

/** Where it could only be refused, there is no button to hand over: it becomes a draft. */
function Buttons({ candidates, likely }: Pick<HandOverFormProps, 'candidates' | 'likely'>) {
  const { here, valueNow } = useFieldsNow();
  const canBe = canHandOverTo(candidates, valueNow('engagementId', likely));
  return (
    <div ref={here} className="flex flex-wrap gap-3">
      {canBe ? (
        <>
          <Anyway />
          <Submit name="intent" value="send" pending="Handing over…">
            Hand over
          </Submit>
        </>
      ) : null}
      <Submit name="intent" value="draft" {...(canBe && { look: 'quiet' })} pending="One moment…">
        Change it first
      </Submit>
    </div>
  );
}

/** Remarks about the deadline are shown beside it; somebody who has read them may go on. */
function Anyway() {
  const { state } = useForm();
  if (state.status !== 'refused' || state.code !== 'could_be_clearer') return null;
  return (
    <Submit name="anyway" value="on" look="quiet" pending="Handing over…">
      Hand over anyway
    </Submit>
  );
}

function initialOf(usual: TypedDeadline | undefined): FormValues {
  if (!usual) return {};
  const { deadlineFold, ...inputs } = usual;
  return Object.fromEntries(
    Object.entries({ ...inputs, ...(deadlineFold === '' ? {} : { deadlineFold }) }).map(([name, value]) => [
      name,
      [value],
    ]),
  );
}
