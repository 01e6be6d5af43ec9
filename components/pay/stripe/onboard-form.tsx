import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, SelectField, Submit } from '@/components/forms/fields';
import { onboard } from '@/lib/pay/stripe/accounts/accounts.actions';
import { isOnboarded } from '@/lib/pay/stripe/accounts/accounts.rules';
import type { Payouts } from '@/lib/pay/stripe/pages.queries';

type OnboardFormProps = {
  readonly countries: readonly { readonly code: string; readonly name: string }[];
  readonly payouts: Payouts | null;
};

/**
 * Begins at Stripe, continues there, or changes what was given there. Which countries it reaches is for Stripe to say, so
 * all can be chosen.
 */
export function OnboardForm({ countries, payouts }: OnboardFormProps) {
  const hasAccount = payouts?.accountId != null;
  const isComplete = payouts !== null && isOnboarded(payouts);
  const label = isComplete ? 'Your account at Stripe' : 'Be paid through Stripe';
  return (
    <ActionForm action={onboard} label={label} className="grid max-w-xl gap-5">
      <FormMessage />
      {hasAccount ? (
        <input type="hidden" name="country" value={payouts.country} />
      ) : (
        <SelectField
          name="country"
          label="The country you live in"
          initial={payouts?.country ?? ''}
          choices={[
            { value: '', label: 'Choose' },
            ...countries.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
      )}
      <p className="max-w-measure text-quiet">
        {isComplete
          ? 'You change your bank account and your details on Stripe’s own page, where Handover doesn’t see them.'
          : 'Stripe asks on its own page who you are and where you want to be paid. Handover learns only whether money can reach you.'}
      </p>
      <div>
        {isComplete ? (
          <Submit look="quiet" pending="Asking Stripe…">
            Change them at Stripe
          </Submit>
        ) : (
          <Submit pending="Asking Stripe…">{hasAccount ? 'Continue at Stripe' : 'Start at Stripe'}</Submit>
        )}
      </div>
    </ActionForm>
  );
}
