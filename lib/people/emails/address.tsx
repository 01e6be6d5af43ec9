import { MailLayout, Text } from '@/lib/platform/mail';
import { formatStamp } from '@/lib/platform/time/format';

/**
 * For both mails to a new address: a mailbox seen over somebody's shoulder doesn't reveal whether it has an account.
 */
export const ADDRESS_SUBJECT = 'Your new address at Handover';
export const MOVED_SUBJECT = 'Your address at Handover was changed';

type OtherAddressWords = { readonly own: string; readonly expiresAt: Date; readonly url: string };

/** To the new address: its page has the button that makes it the account's. */
export function OtherAddressMail({ own, expiresAt, url }: OtherAddressWords) {
  return (
    <MailLayout
      preview="The page that it opens has a button; opening it alone changes nothing."
      heading="Make this your address at Handover"
      action={{ label: 'Open the page', url }}
      footer={`You get this because ${own} asked to use this address from now on. If that isn’t you, there is nothing to do: without this link nothing changes.`}
    >
      <Text>
        {own} asked to sign in, and to get mail, at this address from now on. The link works once, until{' '}
        {formatStamp(expiresAt)}.
      </Text>
    </MailLayout>
  );
}

/** To an address that already belongs to another account: the requester isn't told, so its owner is. */
export function AddressTakenMail({ url }: { readonly url: string }) {
  return (
    <MailLayout
      preview="Nothing changes: this address has an account of its own."
      heading="This address has an account already"
      action={{ label: 'Sign in', url }}
      footer="You get this because somebody typed your address as their new one. There is nothing to do."
    >
      <Text>
        Somebody asked to use this address for their account. It already has an account of its own at
        Handover, so nothing changes. If it was you, from another account: sign in here with this address
        instead.
      </Text>
    </MailLayout>
  );
}

type AddressMovedWords = { readonly toAddress: string; readonly undoUntil: Date; readonly url: string };

/** To the old address: what was done, and how to revert it. */
export function AddressMovedMail({ toAddress, undoUntil, url }: AddressMovedWords) {
  return (
    <MailLayout
      preview={`You sign in with ${toAddress} from now on. If that wasn’t you, take it back.`}
      heading={`Your address is ${toAddress} now`}
      action={{ label: 'Take it back', url }}
      footer="You get this because this was your address at Handover. It always reaches you, whatever you chose to be told."
    >
      <Text>
        You sign in with {toAddress}, and your mail goes there. If you did this, there is nothing to do. If
        you didn’t, take it back until {formatStamp(undoUntil)}: this address is then yours again, everyone is
        signed out of your account, and any access granted since ends.
      </Text>
    </MailLayout>
  );
}
