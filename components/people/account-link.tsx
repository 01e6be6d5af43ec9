import { NearLink } from '@/components/ui/near-link';
import { addresses } from '@/lib/platform/addresses/addresses';

/** The name of the signed-in person, as a link to their settings. */
export function AccountLink({ name }: { name: string }) {
  return (
    <NearLink href={addresses.settings()} className="rounded-md px-2 py-2 text-sm text-quiet hover:text-ink">
      {name}
    </NearLink>
  );
}
