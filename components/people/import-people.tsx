'use client';

import { ActionForm, useForm } from '@/components/forms/action-form';
import { answerIn } from '@/components/forms/answer-in';
import { FormMessage, Submit, TextAreaField } from '@/components/forms/fields';
import { Imported } from '@/components/forms/imported';
import { SheetField } from '@/components/forms/sheet-field';
import { FieldError } from '@/components/ui/field-error';
import { Notice } from '@/components/ui/notice';
import { type InviteAnswer, inviteSeveral } from '@/lib/people/importing/importing.actions';
import type { ReviewedRow } from '@/lib/people/importing/rows.rules';

type ImportPeopleProps = { readonly workspaceId: string; readonly listHref: string };

/** A file or pasted rows, then a preview of each row, then the invitations. */
export function ImportPeople({ workspaceId, listHref }: ImportPeopleProps) {
  return (
    <ActionForm action={inviteSeveral} label="Invite several" className="grid gap-6">
      <input type="hidden" name="workspaceId" value={workspaceId} />
      <Steps listHref={listHref} />
    </ActionForm>
  );
}

function Steps({ listHref }: Pick<ImportPeopleProps, 'listHref'>) {
  const { state } = useForm();
  const answer = answerIn<InviteAnswer>(state);
  if (answer?.kind === 'invited') {
    return (
      <Imported
        title={answer.people === 1 ? 'One person is invited' : `${answer.people} people are invited`}
        href={listHref}
      >
        See who has joined
      </Imported>
    );
  }
  const wrong = answer?.rows.filter(({ error }) => error !== null).length ?? 0;
  const fresh = answer?.rows.filter(({ error, isInvited }) => error === null && !isInvited).length ?? 0;
  const mayInvite = wrong === 0 && fresh > 0;
  return (
    <>
      <FormMessage />
      {answer ? (
        <>
          <div role="status">
            <Notice meaning={wrong === 0 ? 'info' : 'needs'} title={headline(fresh, wrong)}>
              {whoGetsMail(answer.rows, { wrong, fresh })}
            </Notice>
          </div>
          <Rows rows={answer.rows} />
        </>
      ) : (
        <SheetField />
      )}
      <div className="max-w-measure">
        <TextAreaField
          key={answer?.text ?? ''}
          name="text"
          label={answer ? 'The rows' : 'Or paste the rows'}
          hint="One name and e-mail address per line, below a header line: Name, E-mail."
          initial={answer?.text ?? ''}
          rows={6}
          isOptional={answer ? 'unsaid' : true}
        />
      </div>
      <div className="flex flex-wrap gap-3">
        {answer && mayInvite ? (
          <Submit name="intent" value="invite" pending="Inviting…">
            Invite them
          </Submit>
        ) : null}
        <Submit
          name="intent"
          value="preview"
          look={answer && mayInvite ? 'quiet' : 'primary'}
          pending="Reading…"
        >
          {answer ? 'Check again' : 'Check the rows'}
        </Submit>
      </div>
    </>
  );
}

function Rows({ rows }: { readonly rows: readonly ReviewedRow[] }) {
  return (
    <ol aria-label="Who is invited" className="max-w-measure divide-y divide-line">
      {rows.map(({ line, invitee, error, isInvited }) => (
        <li key={line} className="py-2">
          <p className="font-semibold">{invitee?.name ?? `Row ${line}`}</p>
          {invitee ? (
            <p className="text-sm text-quiet">
              {invitee.email}
              {error === null ? null : `, row ${line}`}
              {isInvited ? ', invited already' : null}
            </p>
          ) : null}
          <FieldError id={`row-${line}`} error={error ?? undefined} />
        </li>
      ))}
    </ol>
  );
}

function whoGetsMail(
  rows: readonly ReviewedRow[],
  { wrong, fresh }: { readonly wrong: number; readonly fresh: number },
): string {
  if (wrong === 0 && fresh === 0)
    return 'Each of them has an invitation that waits for an answer, so there is nothing to send.';
  return rows.some(({ isInvited }) => isInvited)
    ? 'Who is invited already gets no second e-mail. Nobody else has been e-mailed yet.'
    : 'Nobody has been e-mailed yet.';
}

function headline(fresh: number, wrong: number): string {
  if (wrong > 0) return wrong === 1 ? 'One row needs another look' : `${wrong} rows need another look`;
  if (fresh === 0) return 'All of them are invited already';
  return fresh === 1 ? 'One person would be invited' : `${fresh} people would be invited`;
}
