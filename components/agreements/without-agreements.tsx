import { PageSection } from '@/components/ui/page';
import { RowList } from '@/components/ui/row-list';
import type { WithoutAgreement } from '@/lib/agreements/list.queries';
import { addresses } from '@/lib/platform/addresses/addresses';

/** Those to whom nothing can be handed over yet. */
export function WithoutAgreements({
  assistants,
  slug,
}: {
  assistants: readonly WithoutAgreement[];
  slug: string;
}) {
  if (assistants.length === 0) return null;
  return (
    <PageSection title="Nothing agreed yet" className="mb-10">
      <RowList
        rows={assistants.map(({ engagementId, assistant }) => ({
          href: addresses.newAgreement(slug, engagementId),
          title: `Write the agreement with ${assistant}`,
          detail: 'Work can be handed over once both of you have signed it.',
        }))}
      />
    </PageSection>
  );
}
