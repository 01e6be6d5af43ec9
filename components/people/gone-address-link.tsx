import { LinkButton } from '@/components/ui/button';
import { PageHead } from '@/components/ui/page';
import { addresses } from '@/lib/platform/addresses';

/** A link that changes an address, used or over. */
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
