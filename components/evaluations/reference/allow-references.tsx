import { OneChoice } from '@/components/forms/one-choice';
import { PageSection } from '@/components/ui/page';
import { allowReferences } from '@/lib/evaluations/reference/allowing.actions';

type AllowReferencesProps = {
  readonly workspaceId: string;
  readonly isAllowed: boolean;
  readonly mayChange: boolean;
};

/** Whether the business appears in its assistants' references: shown to all of its staff, decided by an owner. */
export function AllowReferences({ workspaceId, isAllowed, mayChange }: AllowReferencesProps) {
  return (
    <PageSection title="In their references" id="references">
      <p className="mb-2 max-w-measure text-quiet">
        An assistant can show others a sealed file of what they have done.{' '}
        {mayChange ? '' : saysWho(isAllowed)}
      </p>
      <details className="mb-4 max-w-measure">
        <summary className="fold-link">What it would say about you</summary>
        <div className="grid gap-3 pt-2">
          <p>
            The name of the business, from when to when you worked together and under which agreements, the
            facts of their work, and what was written in evaluations that both of you signed.
          </p>
          <p className="text-quiet">
            Nothing of what you pay, no brief, no message, no marks, and no other person’s name. They hold
            copies of all of it already.
          </p>
        </div>
      </details>
      {mayChange ? (
        <OneChoice
          action={allowReferences}
          title="In their references"
          workspaceId={workspaceId}
          name="allowsReferences"
          label="This business may be part of their references"
          hint="They see what you decide. What they made before stays theirs."
          isChosen={isAllowed}
          save="Save the choice about references"
        />
      ) : null}
    </PageSection>
  );
}

function saysWho(isAllowed: boolean): string {
  return isAllowed
    ? 'It is allowed, until an owner says otherwise.'
    : 'An owner has decided that this business isn’t part of references.';
}
