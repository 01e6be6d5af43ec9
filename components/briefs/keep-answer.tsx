import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextAreaField } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { RefFields } from '@/components/forms/ref-fields';
import { NearLink } from '@/components/ui/near-link';
import { StateLabel } from '@/components/ui/state-label';
import type { BriefDocument, BriefQuestion } from '@/lib/briefs/document/document.queries';
import { keepAnswer } from '@/lib/briefs/playbooks/keeping.actions';
import { givenFrom } from '@/lib/briefs/playbooks/keeping.rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import { newId } from '@/lib/platform/ids';

type KeepAnswerProps = {
  readonly brief: BriefDocument;
  readonly question: BriefQuestion;
  readonly isKept: boolean;
};

/** Asked once, given ever after: one click writes an answer into the playbook, in words that can be edited first. */
export function KeepAnswer({ brief, question, isKept }: KeepAnswerProps) {
  const { playbook, business } = brief;
  if (question.answer === null) return null;
  if (playbook === null) {
    return (
      <p className="text-sm">
        <NearLink
          href={addresses.newPlaybook(business.slug, brief.id, question.id)}
          className="text-accent underline underline-offset-4"
        >
          Make a playbook from this brief, with this answer in it
        </NearLink>
      </p>
    );
  }
  const link = (
    <NearLink
      href={addresses.playbook(business.slug, playbook.id)}
      className="text-accent underline underline-offset-4"
    >
      {playbook.name}
    </NearLink>
  );
  if (isKept) {
    return (
      <p className="flex flex-wrap items-baseline gap-x-3 text-sm">
        <StateLabel meaning="done">In the playbook</StateLabel>
        <span>{link}: the next brief from it says so.</span>
      </p>
    );
  }
  return (
    <ActionForm action={keepAnswer} label="Add the answer to the playbook" className="grid gap-2">
      <RefFields of={brief} />
      <input type="hidden" name="clarificationId" value={question.id} />
      <FreshId name="versionId" fresh={newId()} />
      <FormMessage />
      <details>
        <summary className="fold-quiet">How it will read there</summary>
        <TextAreaField
          name="text"
          label="Good to know"
          initial={givenFrom(question.question, question.answer.text)}
          rows={2}
        />
      </details>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <Submit look="quiet" pending="Adding…">
          Add it to the playbook
        </Submit>
        <span className="text-sm text-quiet">{link}, so that nobody has to ask again.</span>
      </div>
    </ActionForm>
  );
}
