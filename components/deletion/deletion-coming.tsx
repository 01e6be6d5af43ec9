import { NearLink } from '@/components/ui/near-link';
import { addresses } from '@/lib/platform/addresses/addresses';
import { DeletionNotice } from './deletion-notice';

type DeletionComingProps = {
  readonly business: { readonly slug: string; readonly name: string };
  readonly role: 'owner' | 'manager';
  /** null if no deletion is scheduled */
  readonly at: Date | null;
  readonly zone: string;
  readonly now: Date;
};

/** On the home of those who run a business: that it is going to be deleted, and where an owner prevents it. */
export function DeletionComing({ business, role, at, zone, now }: DeletionComingProps) {
  if (!at) return null;
  return (
    <div className="mb-8">
      <DeletionNotice name={business.name} at={at} zone={zone} now={now}>
        {role === 'owner' ? (
          <NearLink
            href={addresses.workspaceSettings(business.slug)}
            className="underline underline-offset-4"
          >
            Keep it, or take an archive along
          </NearLink>
        ) : (
          'An owner can still keep it.'
        )}
      </DeletionNotice>
    </div>
  );
}
