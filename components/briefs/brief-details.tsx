import { AgreedLink } from '@/components/agreements/agreed-link';
import { PlaybookLink, ReuseBrief } from '@/components/briefs/reuse-brief';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextAreaField } from '@/components/forms/fields';
import { SeenFields } from '@/components/forms/ref-fields';
import { Unfolding } from '@/components/forms/unfolding';
import { Facts } from '@/components/ui/facts';
import { NearLink } from '@/components/ui/near-link';
import { When } from '@/components/ui/when';
import { owedInWords } from '@/lib/briefs/delivery/owed.rules';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { cancelBrief, withdrawBrief } from '@/lib/briefs/handing-over/handing-over.actions';
import type { BriefAction } from '@/lib/briefs/rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import { agreedUnder } from './agreed-under';

type BriefDetailsProps = {
  readonly brief: BriefDocument;
  readonly actions: readonly BriefAction[];
  readonly zone: string;
  readonly now: Date;
};

/** Beside the brief: its state, its agreement, and how to withdraw it. */
export function BriefDetails({ brief, actions, zone, now }: BriefDetailsProps) {
  const { assistant } = brief;
  const under = agreedUnder(brief, 'owner');
  const when = (instant: Date) => <When instant={instant} zone={zone} now={now} />;
  return (
    <div className="grid gap-8">
      <Facts
        facts={[
          { name: 'With', value: <AssistantLink brief={brief} /> },
          ...(brief.sentAt ? [{ name: 'Handed over', value: when(brief.sentAt) }] : []),
          ...(brief.acceptedAt ? [{ name: 'Accepted', value: when(brief.acceptedAt) }] : []),
          ...(under ? [{ name: 'Under', value: <AgreedLink under={under} /> }] : []),
          ...(brief.playbook ? [{ name: 'Playbook', value: <PlaybookLink brief={brief} /> }] : []),
        ]}
      />
      <ReuseBrief brief={brief} />
      {actions.includes('withdraw') ? <WithdrawForm brief={brief} name={assistant.name} /> : null}
      {actions.includes('cancel') ? <CancelForm brief={brief} name={assistant.name} /> : null}
    </div>
  );
}

function AssistantLink({ brief }: { brief: BriefDocument }) {
  return (
    <NearLink
      href={addresses.assistant(brief.business.slug, brief.engagementId)}
      className="text-accent underline"
    >
      {brief.assistant.name}
    </NearLink>
  );
}

type EndFormProps = { readonly brief: BriefDocument; readonly name: string };

function WithdrawForm({ brief, name }: EndFormProps) {
  return (
    <ActionForm action={withdrawBrief} label="Withdraw" className="grid gap-2">
      <SeenFields of={brief} />
      <Unfolding id="withdraw" title="Take it back">
        <FormMessage />
        <p className="text-sm text-quiet">
          {name} hasn’t accepted it yet. They are told that it is withdrawn; the brief stays on record.
        </p>
        <div>
          <Submit look="danger" pending="Withdrawing…">
            Withdraw
          </Submit>
        </div>
      </Unfolding>
    </ActionForm>
  );
}

function CancelForm({ brief, name }: EndFormProps) {
  return (
    <ActionForm action={cancelBrief} label="Cancel this brief" className="grid gap-2">
      <SeenFields of={brief} />
      <Unfolding id="cancel" title="Call it off">
        <FormMessage />
        <Owed brief={brief} name={name} />
        <TextAreaField
          name="reason"
          label="Why"
          hint={`${name} has accepted it, is told at once, and stops work.`}
          rows={2}
        />
        <div>
          <Submit look="danger" pending="Cancelling…">
            Cancel this brief
          </Submit>
        </div>
      </Unfolding>
    </ActionForm>
  );
}

/** What follows for pay, shown before it is cancelled. */
function Owed({ brief, name }: EndFormProps) {
  const under = agreedUnder(brief, 'owner');
  const { agreed, budgetMoney } = brief;
  if (!agreed || !under) return null;
  return (
    <div>
      <p>{owedInWords({ agreed, budgetMoney }, name)}</p>
      <AgreedLink under={under} clause="pay">
        Agreed: what is paid, and when
      </AgreedLink>
    </div>
  );
}
