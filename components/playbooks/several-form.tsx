'use client';

import { useRef, useState } from 'react';
import { setValues } from '@/components/briefs/editor/taking';
import { ActionForm, useForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { RefFields } from '@/components/forms/ref-fields';
import { Button } from '@/components/ui/button';
import { NearLink } from '@/components/ui/near-link';
import { Notice } from '@/components/ui/notice';
import type { Candidate } from '@/lib/briefs/candidates.queries';
import { handOverToMany } from '@/lib/briefs/playbooks/handing-over.actions';
import type { TypedDeadline } from '@/lib/briefs/playbooks/handing-over.queries';
import type { FormValues } from '@/lib/platform/actions/form-state';
import { filledInFor, type ShownDeadline, shownIn } from './filled-in';
import { outcomesIn } from './outcomes';
import { SeveralRow } from './several-row';

type SeveralFormProps = {
  readonly workspaceId: string;
  readonly id: string;
  readonly number: number;
  /** one id for each row that the form can have */
  readonly ids: readonly string[];
  readonly candidates: readonly Candidate[];
  readonly usual: Readonly<Record<string, TypedDeadline>>;
  /** in words, when a row without a date is due; null when a date has to be said */
  readonly otherwise: string | null;
  readonly zones: readonly string[];
  readonly briefsHref: string;
};

const AT_FIRST = 3;

/** One playbook for several people or dates: a row each, handed over each judged by itself. */
export function SeveralForm(props: SeveralFormProps) {
  const { workspaceId, id, number, otherwise } = props;
  return (
    <ActionForm action={handOverToMany} label="Hand over to several" className="grid gap-6">
      <RefFields of={{ workspaceId, id }} />
      <input type="hidden" name="number" value={number} />
      <Answer href={props.briefsHref} />
      <p className="max-w-measure text-quiet">
        A row for nobody is left out.{' '}
        {otherwise === null ? 'Say a date in each row.' : `A row without a date is due ${otherwise}.`}
      </p>
      <Rows {...props} />
      <div>
        <Submit pending="Handing over…">Hand over all of them</Submit>
      </div>
    </ActionForm>
  );
}

function Rows({ ids, candidates, usual, zones }: SeveralFormProps) {
  const here = useRef<HTMLOListElement>(null);
  const { state } = useForm();
  const outcomes = outcomesIn(state);
  // the ids stay when the page is rendered again, so that a form sent twice makes each brief once
  const [held] = useState(ids);
  const sent = state.status === 'refused' ? idsTyped(state.values) : [...outcomes.keys()];
  const rowIds = [...new Set([...(sent.every((each) => held.includes(each)) ? [] : sent), ...held])];
  const isAsked = state.status === 'refused' && state.values.addRow !== undefined;
  const [more, setMore] = useState(0);
  const count = Math.min(rowIds.length, Math.max(AT_FIRST + more, sent.length + (isAsked ? 1 : 0)));
  const filled = useRef(new Map<string, ShownDeadline>());
  const onPerson = (row: string, briefId: string, chosen: string) => {
    const form = here.current?.closest('form');
    if (!form) return;
    const next = filledInFor(usual[chosen], shownIn(form, `${row}.`), filled.current.get(briefId));
    if (!next) return;
    setValues(form, inRow(row, next));
    if (next.deadlineDate === '') filled.current.delete(briefId);
    else filled.current.set(briefId, next);
  };
  return (
    <>
      <ol ref={here} className="grid gap-6">
        {rowIds.slice(0, count).map((briefId, index) => (
          <SeveralRow
            key={briefId}
            row={`rows[${index}]`}
            position={index + 1}
            briefId={briefId}
            outcome={outcomes.get(briefId)}
            candidates={candidates}
            zones={zones}
            onPerson={onPerson}
          />
        ))}
      </ol>
      {count < rowIds.length ? (
        <div>
          <Button
            type="submit"
            look="plain"
            name="addRow"
            value="rows"
            onClick={(event) => {
              event.preventDefault();
              setMore(count + 1 - AT_FIRST);
            }}
          >
            Add a row
          </Button>
        </div>
      ) : null}
    </>
  );
}

/** @returns the same by the names of a row's inputs. */
function inRow(row: string, deadline: ShownDeadline): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(deadline).map(([name, value]) => [`${row}.${name}`, value]));
}

function Answer({ href }: { readonly href: string }) {
  const { state } = useForm();
  const outcomes = [...outcomesIn(state).values()];
  if (outcomes.length === 0) return <FormMessage />;
  const refused = outcomes.filter(({ refusal }) => refusal !== null).length;
  const done = outcomes.length - refused;
  return (
    <div role="status">
      <Notice
        meaning={refused === 0 ? 'done' : 'needs'}
        title={refused === 0 ? `Handed over: ${done}.` : `Handed over: ${done}. Not yet: ${refused}.`}
      >
        {refused === 0 ? (
          <NearLink href={href} className="underline underline-offset-4">
            To your briefs
          </NearLink>
        ) : (
          <p>Each row says what is missing. What is already handed over isn’t handed over again.</p>
        )}
      </Notice>
    </div>
  );
}

/** @returns the ids of the rows that were sent, in their order. */
function idsTyped(values: FormValues): readonly string[] {
  return Object.entries(values).flatMap(([name, [value = '']]) =>
    name.endsWith('].briefId') ? [value] : [],
  );
}
