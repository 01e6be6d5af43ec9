import type { ReactNode } from 'react';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, SelectField, Submit, TextAreaField } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { NearLink } from '@/components/ui/near-link';
import { amendAgreement } from '@/lib/agreements/proposing/amending.actions';
import { giveDecision } from '@/lib/briefs/editor/giving-decisions.actions';
import { keepDecision } from '@/lib/briefs/playbooks/keeping-decisions.actions';
import type { FormAction } from '@/lib/platform/actions/form-state';
import { addressesFor } from '@/lib/platform/addresses/addresses-for';
import { newId } from '@/lib/platform/ids';
import { shortened } from '@/lib/platform/text/shortened';
import type { DecisionChoices } from '@/lib/threads/decisions/decision-choices.queries';
import type { DecisionView } from '@/lib/threads/decisions/decisions.queries';
import type { DecisionReader } from './decision-list';

type TurnIntoProps = {
  readonly decision: DecisionView;
  readonly choices: DecisionChoices;
  readonly reader: DecisionReader;
};

/** Carries out a decision: as a given, as other terms of a brief, or as an amendment of the agreement. */
export function TurnInto({ decision, choices, reader }: TurnIntoProps) {
  const { playbooks, drafts, briefs, agreement } = choices;
  const isOwners = reader.place.side === 'owner';
  const of = { decision, reader };
  const ways = [
    isOwners && playbooks.length > 0 ? <PlaybookGiven key="playbook" {...of} playbooks={playbooks} /> : null,
    isOwners && drafts.length > 0 ? <DraftGiven key="draft" {...of} drafts={drafts} /> : null,
    briefs.length > 0 ? <OtherTerms key="change" {...of} briefs={briefs} /> : null,
    agreement ? <Amendment key="amendment" {...of} agreement={agreement} /> : null,
  ].filter((way) => way !== null);
  if (ways.length === 0) return null;
  return (
    <details data-no-print>
      <summary className="fold-quiet">Turn it into something binding</summary>
      <div className="mt-3 grid gap-6 border-s-2 border-line ps-4">{ways}</div>
    </details>
  );
}

type WayProps = Pick<TurnIntoProps, 'decision' | 'reader'>;

function PlaybookGiven({
  playbooks,
  ...of
}: WayProps & { readonly playbooks: DecisionChoices['playbooks'] }) {
  return (
    <Way title="A given of a playbook">
      <WayForm action={keepDecision} label="Make it a given of a playbook" makes="versionId" {...of}>
        <SelectField name="playbookId" label="Playbook" choices={asChoices(playbooks)} />
        <GivenText decision={of.decision} />
        <Submit look="quiet" pending="Adding…">
          Add it to the playbook
        </Submit>
      </WayForm>
    </Way>
  );
}

function DraftGiven({ drafts, ...of }: WayProps & { readonly drafts: DecisionChoices['drafts'] }) {
  return (
    <Way title="A given of a brief that you are writing">
      <WayForm action={giveDecision} label="Make it a given of a brief" makes="givenId" {...of}>
        <SelectField name="id" label="Brief" choices={asChoices(drafts)} />
        <GivenText decision={of.decision} />
        <Submit look="quiet" pending="Adding…">
          Add it to the brief
        </Submit>
      </WayForm>
    </Way>
  );
}

function OtherTerms({
  decision,
  reader: { place },
  briefs,
}: WayProps & { readonly briefs: DecisionChoices['briefs'] }) {
  return (
    <Way title="Other terms of a brief">
      <p className="text-quiet">
        The request is filled in with it. Nothing changes until the other side accepts.
      </p>
      <ul className="mt-2 grid gap-1">
        {briefs.map(({ id, title }) => (
          <li key={id}>
            <NearLink
              href={`${addressesFor(place).brief(id)}?decision=${decision.id}#change`}
              className="inline-block py-0.5 text-accent underline underline-offset-4"
            >
              Ask for other terms of {title}
            </NearLink>
          </li>
        ))}
      </ul>
    </Way>
  );
}

function Amendment({
  agreement,
  ...of
}: WayProps & { readonly agreement: NonNullable<DecisionChoices['agreement']> }) {
  const { place } = of.reader;
  return (
    <Way title="An amendment of the agreement">
      {place.side === 'owner' ? (
        <WayForm action={amendAgreement} label="Make it an amendment" makes="amendmentId" {...of}>
          <input type="hidden" name="id" value={agreement.id} />
          <input type="hidden" name="version" value={agreement.version} />
          <p className="text-quiet">
            It begins as the agreement in force, with the decision as a clause of its own. Nothing changes
            until you both have signed it.
          </p>
          <Submit look="quiet" pending="Opening…">
            Write the amendment
          </Submit>
        </WayForm>
      ) : (
        <NearLink
          href={`${addressesFor(place).agreement(agreement.id)}?decision=${of.decision.id}#ask-to-amend`}
          className="inline-block py-0.5 text-accent underline underline-offset-4"
        >
          Ask to amend {agreement.title}
        </NearLink>
      )}
    </Way>
  );
}

/** One of the things that it can become. */
function Way({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title} className="grid gap-2">
      <h2 className="text-base!">{title}</h2>
      {children}
    </section>
  );
}

type WayFormProps<Data> = WayProps & {
  readonly action: FormAction<Data>;
  readonly label: string;
  /** the input that names what is made of the decision */
  readonly makes: string;
  readonly children: ReactNode;
};

/** What each form here posts: the decision, what it becomes, and a note. */
function WayForm<Data>({ decision, reader, action, label, makes, children }: WayFormProps<Data>) {
  return (
    <ActionForm action={action} className="grid justify-items-start gap-3" label={label}>
      <input type="hidden" name="workspaceId" value={reader.workspaceId} />
      <input type="hidden" name="decisionId" value={decision.id} />
      <FreshId name={makes} fresh={newId()} />
      <FormMessage />
      {children}
    </ActionForm>
  );
}

function GivenText({ decision }: { readonly decision: DecisionView }) {
  return (
    <div className="w-full">
      <TextAreaField name="text" label="Good to know" initial={shortened(decision.body, 2_000)} rows={2} />
    </div>
  );
}

function asChoices(named: DecisionChoices['playbooks']) {
  return named.map(({ id, title }) => ({ value: id, label: title || 'Without a title' }));
}
