import { NearLink } from '@/components/ui/near-link';
import { addresses } from '@/lib/platform/addresses/addresses';

/** What an owner can look up or reuse from an agreement's text. */
export function DraftingLinks({ slug, id }: { slug: string; id: string }) {
  return (
    <p className="mt-10 flex flex-wrap gap-x-6 gap-y-2 text-sm" data-no-print>
      <NearLink href={addresses.agreementRevisions(slug, id)} className="py-1 underline underline-offset-4">
        What it said before
      </NearLink>
      <NearLink href={addresses.agreementAsTemplate(slug, id)} className="py-1 underline underline-offset-4">
        Save as a template
      </NearLink>
    </p>
  );
}
