import { NearLink } from '@/components/ui/near-link';
import { Notice } from '@/components/ui/notice';
import { addresses } from '@/lib/platform/addresses/addresses';
import { formatInstant } from '@/lib/platform/time/format';

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
      <Notice meaning="risk" title={`${business.name} will be deleted ${formatInstant(at, zone, now)}`}>
        <p>
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
        </p>
      </Notice>
    </div>
  );
}
