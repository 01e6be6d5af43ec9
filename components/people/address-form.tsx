'use client';

import { SignInAgain } from '@/components/agreements/signing/sign-in-again';
import { ActionForm, useForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextField } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { Notice } from '@/components/ui/notice';
import { askForOtherAddress } from '@/lib/people/changing-address.actions';
import { addresses } from '@/lib/platform/addresses/addresses';

type AddressFormProps = {
  readonly fresh: string;
  /** typed before signing in again */
  readonly typed: string;
  readonly isFresh: boolean;
};

/** Asks for another mail address. */
export function AddressForm({ fresh, typed, isFresh }: AddressFormProps) {
  return (
    <ActionForm action={askForOtherAddress} label="Another address" className="grid gap-6">
      <FreshId name="id" fresh={fresh} />
      <FormMessage />
      <Asked />
      <TextField name="email" label="Your new address" type="email" autoComplete="email" initial={typed} />
      <SignInAgain
        path={addresses.ownAddress()}
        at="sign"
        isFresh={isFresh}
        purpose={{ to: 'change your address', asYou: 'take your account to an address of theirs' }}
        keeps={{ field: 'email', as: 'email' }}
      />
      <div>
        <Submit pending="Sending the link…">Send a link to it</Submit>
      </div>
    </ActionForm>
  );
}

/** Says that a link was sent, in the same words whether or not another account has the address. */
function Asked() {
  const { state } = useForm();
  if (state.status !== 'done') return null;
  return (
    <div role="status">
      <Notice meaning="done" title="Look into the mailbox of the new address">
        <p>
          An e-mail is on its way there. Your address changes once you press the button behind its link,
          within a day; until then everything stays as it is.
        </p>
      </Notice>
    </div>
  );
}
