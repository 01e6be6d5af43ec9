import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextAreaField } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { Unfolding } from '@/components/forms/unfolding';
import { fillInAs } from '@/lib/agreements/document/document';
import { placeholdersIn } from '@/lib/agreements/document/wording';
import { proposeWording } from '@/lib/agreements/negotiation/wording-proposals.actions';
import { newId } from '@/lib/platform/ids';
import { ClauseFields } from './clause-fields';
import type { Situation } from './situation';

type WordingFormProps = { readonly situation: Situation; readonly clauseKey: string };

/**
 * Where the assistant writes how a clause should read. They start from the clause as written, with its terms named in
 * braces, so that wording and terms can't drift apart by accident (docs/adr/0007).
 */
export function WordingForm({ situation, clauseKey }: WordingFormProps) {
  const { page, negotiation, number } = situation;
  const wording = negotiation.wording.get(clauseKey);
  if (wording === undefined) return null;
  const filledIn = placeholdersIn(wording);
  return (
    <ActionForm action={proposeWording} label="Propose other wording" clearsWhenDone>
      <Unfolding id="propose-wording" title="Propose other wording">
        <ClauseFields page={page} number={number} clauseKey={clauseKey} />
        <FreshId name="proposalId" fresh={newId()} />
        <FormMessage />
        {filledIn.length > 0 ? (
          <div className="text-sm text-quiet">
            <p>
              Anything in braces is filled in from the terms. Leave it where the text should show the term; to
              change the term itself, ask in a comment.
            </p>
            <dl className="mt-2 grid gap-x-4 sm:grid-cols-[auto_minmax(0,1fr)]">
              {filledIn.map((name) => (
                <div key={name} className="contents">
                  <dt>
                    <code>{`{{${name}}}`}</code>
                  </dt>
                  <dd>{fillInAs(page.document, `{{${name}}}`)}</dd>
                </div>
              ))}
            </dl>
          </div>
        ) : null}
        <TextAreaField name="body" label="How the clause should read" initial={wording} rows={6} />
        <TextAreaField name="reason" label="Why" rows={2} />
        <div>
          <Submit pending="Proposing…">Propose this wording</Submit>
        </div>
      </Unfolding>
    </ActionForm>
  );
}
