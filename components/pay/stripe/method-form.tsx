import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, RadioField, Submit } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { RefFields } from '@/components/forms/ref-fields';
import { methodKindInWords } from '@/lib/pay/stripe/methods/methods.rules';
import { removeMethod, setUpMethod } from '@/lib/pay/stripe/methods/setting-up.actions';
import type { MethodKind } from '@/lib/platform/money/stripe-fees';

type MethodFormProps = {
  readonly workspaceId: string;
  readonly fresh: string;
  /** bank debit first: it costs least */
  readonly ways: readonly { readonly kind: MethodKind; readonly feeOfThousand: string }[];
};

const HOW: Record<MethodKind, string> = {
  us_bank_account: 'Takes up to four working days to collect.',
  card: 'Collected at once. Your bank may sometimes ask you to confirm.',
};

/** How a business wants to pay; what each costs is said before anything is entered. */
export function MethodForm({ workspaceId, fresh, ways }: MethodFormProps) {
  return (
    <ActionForm action={setUpMethod} label="How you pay" className="grid max-w-xl gap-5">
      <input type="hidden" name="workspaceId" value={workspaceId} />
      <FreshId name="id" fresh={fresh} />
      <FormMessage />
      <RadioField
        name="kind"
        legend="Pay from"
        initial="us_bank_account"
        choices={ways.map(({ kind, feeOfThousand }) => ({
          value: kind,
          label: methodKindInWords(kind),
          hint: `Stripe takes about ${feeOfThousand} on top of USD 1,000.00. ${HOW[kind]}`,
        }))}
      />
      <p className="max-w-measure text-quiet">
        You enter the numbers on Stripe’s page. Handover never sees them; it keeps the name of the bank or the
        brand of the card.
      </p>
      <div>
        <Submit pending="Asking Stripe…">Continue</Submit>
      </div>
    </ActionForm>
  );
}

export function RemoveMethod({ workspaceId, id }: { workspaceId: string; id: string }) {
  return (
    <ActionForm action={removeMethod} label="Stop using it" className="grid gap-2">
      <RefFields of={{ workspaceId, id }} />
      <FormMessage />
      <div>
        <Submit look="quiet" pending="Stopping…">
          Stop using it
        </Submit>
      </div>
    </ActionForm>
  );
}
