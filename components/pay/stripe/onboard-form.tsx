import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, SelectField, Submit } from '@/components/forms/fields';
import { onboard } from '@/lib/pay/stripe/accounts/accounts.actions';
import type { Payouts } from '@/lib/pay/stripe/pages.queries';

type OnboardFormProps = {
  readonly countries: readonly { readonly code: string; readonly name: string }[];
  readonly payouts: Payouts | null;
};

/** Begins at Stripe, or continues there. Which countries it reaches is for Stripe to say, so all can be chosen. */
export function OnboardForm({ countries, payouts }: OnboardFormProps) {
  const hasAccount = payouts?.accountId != null;
  return (
    <ActionForm action={onboard} label="Be paid through Stripe" className="grid max-w-xl gap-5">
      <FormMessage />
      {hasAccount ? (
        <input type="hidden" name="country" value={payouts.country} />
      ) : (
        <SelectField
          name="country"
          label="The country that you live in"
          initial={payouts?.country ?? ''}
          choices={[
            { value: '', label: 'Choose' },
            ...countries.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
      )}
      <p className="max-w-measure text-quiet">
        Stripe asks on its own page who you are and where you want to be paid. Handover learns only whether
        money can reach you.
      </p>
      <div>
        <Submit pending="Asking Stripe…">{hasAccount ? 'Go on at Stripe' : 'Begin at Stripe'}</Submit>
      </div>
    </ActionForm>
  );
}
