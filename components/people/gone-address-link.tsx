import { LinkButton } from '@/components/ui/button';
import { PageHead } from '@/components/ui/page';
import { addresses } from '@/lib/platform/addresses/addresses';

/** A link for changing an address, used or expired. */
export function GoneAddressLink() {
  return (
    <>
      <PageHead
        title="This link doesn’t work any more"
        intro="It has been used, has expired or is incomplete. You can change your address in your settings."
      />
      <LinkButton href={addresses.ownAddress()}>Your address</LinkButton>
    </>
  );
}
