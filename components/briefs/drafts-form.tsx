'use client';

import type { ReactNode } from 'react';
import { ActionForm, useForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { ChooseAll, resultsIn, TickedRow } from '@/components/forms/ticked-rows';
import { NearLink } from '@/components/ui/near-link';
import { Notice } from '@/components/ui/notice';
import { StateLabel } from '@/components/ui/state-label';
import { handOverDrafts } from '@/lib/briefs/handing-over/handing-over-drafts.actions';

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
  /** where the work with its assistant is resumed, if it is paused */
  readonly pauseHref: string | null;
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
  const ready = drafts.filter(({ missing }) => missing === null).length;
  return (
    <>
      {ready < 2 ? null : <ChooseAll name="drafts">Choose all {ready} that are ready</ChooseAll>}
      <ul aria-label="Drafts" className="divide-y divide-line border-y border-line">
        {drafts.map((draft) => (
          <Row key={draft.id} draft={draft} />
        ))}
      </ul>
      {ready === 0 ? null : (
        <div>
          <Submit pending="Handing over…">Hand over the chosen ones</Submit>
        </div>
      )}
    </>
  );
}

function Row({ draft }: { readonly draft: DraftRow }) {
  const { title, href, detail, missing, pauseHref, advice } = draft;
  return (
    <TickedRow name="drafts" row={draft} title={title} detail={detail} isDisabled={missing !== null}>
      {missing === null ? null : (
        <p className="text-sm">
          <StateLabel meaning="needs">Not ready</StateLabel> {missing}
        </p>
      )}
      <p className="flex flex-wrap gap-x-4 text-sm text-quiet">
        {advice === null ? null : <span>{advice}</span>}
        <NearLink href={href} className="link">
          Open the draft
        </NearLink>
        {pauseHref === null ? null : (
          <NearLink href={pauseHref} className="link">
            See the pause
          </NearLink>
        )}
      </p>
    </TickedRow>
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
