'use client';

import type { ReactNode } from 'react';
import { ActionForm, useForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { ChooseAll, resultsIn, TickedRow } from '@/components/forms/ticked-rows';
import { isolated } from '@/components/ui/isolated';
import { NearLink } from '@/components/ui/near-link';
import { Notice } from '@/components/ui/notice';
import type { WaitingShare } from '@/lib/pay/terms/weeks-together.rules';
import { shownDates } from '@/lib/platform/time/shown-dates';
import { type ApprovedWeek, approveTimesheets } from '@/lib/time/approval/approving-several.actions';
import { ChosenWorth, shownWorth } from './chosen-worth';

/** A waiting week as this page shows it: in words where nothing is counted from them. */
export type WeekRow = {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly href: string;
  readonly minutes: number;
  /** the parts of it that are paid by the hour; none for whoever sees no pay */
  readonly shares: readonly WaitingShare[];
  /** when silence approves it, and whether it goes on, each a sentence */
  readonly remarks: readonly string[];
};

type ApproveWeeksProps = {
  readonly workspaceId: string;
  readonly weeks: readonly WeekRow[];
  /** shown in place of the list when no week is left; what became of the last ones stays above it */
  readonly whenNone: ReactNode;
};

/** Approves several weeks at once: each can be ticked, and each gets its own result. */
export function ApproveWeeks({ workspaceId, weeks, whenNone }: ApproveWeeksProps) {
  return (
    <ActionForm action={approveTimesheets} label="Approve weeks" className="grid gap-6">
      <input type="hidden" name="workspaceId" value={workspaceId} />
      <Answer weeks={weeks} />
      {weeks.length === 0 ? whenNone : <Choice weeks={weeks} />}
    </ActionForm>
  );
}

function Choice({ weeks }: { readonly weeks: readonly WeekRow[] }) {
  return (
    <>
      {weeks.length < 2 ? null : <ChooseAll name="weeks">Choose all {weeks.length}</ChooseAll>}
      <ul aria-label="Weeks" className="divide-y divide-line border-y border-line">
        {weeks.map((week) => (
          <Row key={week.id} week={week} />
        ))}
      </ul>
      {weeks.length < 2 ? null : <ChosenWorth weeks={weeks} />}
      <div>
        <Submit pending="Approving…">Approve the chosen ones</Submit>
      </div>
    </>
  );
}

function Row({ week }: { readonly week: WeekRow }) {
  const { title, href, remarks } = week;
  const detail = (
    <>
      <p>{shownWorth([week])}</p>
      {remarks.map((remark) => (
        <p key={remark}>{shownDates(remark)}</p>
      ))}
    </>
  );
  return (
    <TickedRow name="weeks" row={week} title={shownDates(title)} detail={detail}>
      <p className="text-sm text-quiet">
        <NearLink href={href} className="link">
          Open the week
        </NearLink>
      </p>
    </TickedRow>
  );
}

/** A week that was answered has left the list: it is named here. */
function Answer({ weeks }: { readonly weeks: readonly WeekRow[] }) {
  const results = resultsIn<ApprovedWeek>(useForm().state);
  if (results.length === 0) return <FormMessage />;
  const refused = results.filter(({ refusal }) => refusal !== null);
  const done = results.length - refused.length;
  const gone = refused.filter(({ id }) => weeks.every((week) => week.id !== id));
  return (
    <div role="status">
      <Notice
        meaning={refused.length === 0 ? 'done' : 'needs'}
        title={refused.length === 0 ? `Approved: ${done}.` : `Approved: ${done}. Not: ${refused.length}.`}
      >
        {done > 0 ? <p>Their time is owed now. Each assistant is told.</p> : null}
        {gone.map(({ id, named, refusal }) => (
          <p key={id}>
            {named === null ? '' : `${isolated(named.assistant)}, ${shownDates(named.week)}: `}
            {refusal?.message}
          </p>
        ))}
        {gone.length < refused.length ? <p>The reason is shown at each of the others below.</p> : null}
      </Notice>
    </div>
  );
}
