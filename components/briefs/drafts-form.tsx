'use client';

import type { ReactNode } from 'react';
import { ActionForm, useForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { Button } from '@/components/ui/button';
import { NearLink } from '@/components/ui/near-link';
import { Notice } from '@/components/ui/notice';
import { StateLabel } from '@/components/ui/state-label';
import type { HandedOver } from '@/lib/briefs/handing-over/handing-over-drafts.actions';
import { handOverDrafts } from '@/lib/briefs/handing-over/handing-over-drafts.actions';
import type { FormState } from '@/lib/platform/actions/form-state';

/** A draft as this page shows it: in words, so that they are sent only once. */
export type DraftRow = {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly href: string;
  /** who, and by when */
  readonly detail: string;
  /** why it can't be handed over yet; null when it can */
  readonly missing: string | null;
  /** what could be clearer, in words; null when nothing */
  readonly advice: string | null;
};

type DraftsFormProps = {
  readonly workspaceId: string;
  readonly drafts: readonly DraftRow[];
  /** shown in place of the list when no draft is left; the result of the last hand-over stays above it */
  readonly whenNone: ReactNode;
};

/** Hands over several drafts at once: those that are ready can be ticked, and each gets its own result. */
export function DraftsForm({ workspaceId, drafts, whenNone }: DraftsFormProps) {
  return (
    <ActionForm action={handOverDrafts} label="Hand over drafts" className="grid gap-6">
      <input type="hidden" name="workspaceId" value={workspaceId} />
      <Answer drafts={drafts} />
      {drafts.length === 0 ? whenNone : <Choice drafts={drafts} />}
    </ActionForm>
  );
}

function Choice({ drafts }: { readonly drafts: readonly DraftRow[] }) {
  return (
    <>
      <ChooseReady ready={drafts.filter(({ missing }) => missing === null).length} />
      <ul aria-label="Drafts" className="divide-y divide-line border-y border-line">
        {drafts.map((draft) => (
          <Row key={draft.id} draft={draft} />
        ))}
      </ul>
      <div>
        <Submit pending="Handing over…">Hand over the chosen ones</Submit>
      </div>
    </>
  );
}

/** Whoever has imported a list ticks it once, and unticks what stays. */
function ChooseReady({ ready }: { readonly ready: number }) {
  if (ready < 2) return null;
  return (
    <div className="noscript:hidden">
      <Button look="quiet" onClick={({ currentTarget: { form } }) => form && tickAll(form)}>
        Choose all {ready} that are ready
      </Button>
    </div>
  );
}

function tickAll(form: HTMLFormElement): void {
  for (const box of form.querySelectorAll<HTMLInputElement>('input[name="drafts"]:enabled'))
    box.checked = true;
}

function Row({ draft }: { readonly draft: DraftRow }) {
  const { state } = useForm();
  const { id, version, title, href, detail, missing, advice } = draft;
  const value = `${id} ${version}`;
  const wasTicked = state.status === 'refused' && (state.values.drafts ?? []).includes(value);
  const refusal = resultsIn(state).find((result) => result.id === id)?.refusal;
  return (
    <li className="py-3 touch:py-1">
      <label className="tick-long font-semibold">
        <input
          type="checkbox"
          name="drafts"
          value={value}
          defaultChecked={wasTicked}
          disabled={missing !== null}
          aria-describedby={`draft-${id}-detail`}
          className="mt-1 size-5 shrink-0 accent-accent"
        />
        <span className="min-w-0">{title}</span>
      </label>
      <div className="grid min-w-0 gap-0.5 ps-7.5">
        <p id={`draft-${id}-detail`} className="text-sm text-quiet">
          {detail}
        </p>
        {missing === null ? null : (
          <p className="text-sm">
            <StateLabel meaning="needs">Not ready</StateLabel> {missing}
          </p>
        )}
        {refusal ? <p className="text-sm font-semibold text-risk">{refusal.message}</p> : null}
        <p className="flex flex-wrap gap-x-4 text-sm text-quiet">
          {advice === null ? null : <span>{advice}</span>}
          <NearLink href={href} className="link">
            Open the draft
          </NearLink>
        </p>
      </div>
    </li>
  );
}

/** A brief that was handed over is no longer a draft, so it has left the list: it is named here. */
function Answer({ drafts }: { readonly drafts: readonly DraftRow[] }) {
  const { state } = useForm();
  const results = resultsIn(state);
  if (results.length === 0) return <FormMessage />;
  const refused = results.filter(({ refusal }) => refusal !== null).length;
  const done = results.length - refused;
  const isHere = drafts.some(({ id }) => results.some((result) => result.id === id));
  return (
    <div role="status">
      <Notice
        meaning={refused === 0 ? 'done' : 'needs'}
        title={refused === 0 ? `Handed over: ${done}.` : `Handed over: ${done}. Not yet: ${refused}.`}
      >
        {refused > 0 && isHere ? <p>The reason is shown at each of them below.</p> : null}
      </Notice>
    </div>
  );
}

function resultsIn(state: FormState): readonly HandedOver[] {
  return state.status === 'done' && hasResults(state.data) ? state.data.results : [];
}

/** The form around a row only knows its answer as unknown data. */
function hasResults(data: unknown): data is { readonly results: readonly HandedOver[] } {
  return typeof data === 'object' && data !== null && 'results' in data && Array.isArray(data.results);
}
