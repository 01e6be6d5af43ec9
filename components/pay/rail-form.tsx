import { AgreedLink } from '@/components/agreements/agreed-link';
import { ActionForm } from '@/components/forms/action-form';
import { EngagementFields } from '@/components/forms/engagement-fields';
import { FormMessage, RadioField, Submit } from '@/components/forms/fields';
import { PageSection } from '@/components/ui/page';
import {
  consequencesInWords,
  decideRail,
  GLOBAL_PAYOUTS_NEEDS,
  RAILS,
  type RailName,
  railInWords,
} from '@/lib/pay/rails/choosing.rules';
import { chooseRail } from '@/lib/pay/stripe/accounts/rails.actions';
import type { RailChoice } from '@/lib/pay/stripe/accounts/rails.queries';
import { formatInstant } from '@/lib/platform/time/format';

type RailFormProps = {
  readonly choice: RailChoice;
  readonly slug: string;
  readonly zone: string;
  readonly now: Date;
};

/** The rails that are possible now, with what follows from each; then the others, with what each of them lacks. */
export function RailForm({ choice, slug, zone, now }: RailFormProps) {
  const { rail, chosen, feesBorneBy, agreementId } = choice;
  const possible = RAILS.filter((each) => decideRail(each, choice).ok);
  return (
    <>
      <ActionForm action={chooseRail} label="How they are paid" className="grid max-w-xl gap-5">
        <EngagementFields of={choice} />
        <FormMessage />
        <RadioField
          name="rail"
          legend="The money goes"
          initial={possible.includes(rail) ? rail : 'external'}
          choices={possible.map((value) => ({
            value,
            label: railInWords(value),
            hint: consequencesInWords(value, feesBorneBy),
          }))}
        />
        <p className="max-w-measure text-sm text-quiet">
          {chosen
            ? `${chosen.by} chose this on ${formatInstant(chosen.at, zone, now)}.`
            : 'Nobody has chosen yet: it goes through Stripe wherever Stripe reaches them.'}{' '}
          {agreementId ? (
            <AgreedLink under={{ reader: { side: 'owner', slug }, agreementId, asOf: null }} clause="pay" />
          ) : null}
        </p>
        <Submit pending="Saving…" done="Saved">
          Save how they are paid
        </Submit>
      </ActionForm>
      <PageSection title="Not possible now">
        <ul className="grid max-w-measure gap-4">
          {RAILS.filter((each) => !possible.includes(each)).map((each) => (
            <li key={each}>
              <strong>{railInWords(each)}</strong>
              <Lacking rail={each} choice={choice} />
            </li>
          ))}
        </ul>
      </PageSection>
    </>
  );
}

function Lacking({ rail, choice }: { rail: RailName; choice: RailChoice }) {
  if (rail === 'stripe_global_payouts' && choice.payouts === 'off')
    return (
      <div className="grid gap-1 text-sm text-quiet">
        <p>{consequencesInWords(rail, null)}</p>
        <p>It is off in this installation. It would need:</p>
        <ul className="list-disc ps-5">
          {GLOBAL_PAYOUTS_NEEDS.map((need) => (
            <li key={need}>{need}</li>
          ))}
        </ul>
      </div>
    );
  return (
    <p className="text-sm text-quiet">
      {choice.isStripeSetUp
        ? `${choice.assistant} sets up an account at Stripe under Earnings, “How you are paid”. Whether Stripe reaches their country is for Stripe to say.`
        : 'Whoever runs this installation hasn’t set up Stripe.'}
    </p>
  );
}
