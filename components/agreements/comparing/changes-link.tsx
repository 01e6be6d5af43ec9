import { NearLink } from '@/components/ui/near-link';
import type { AgreementPage } from '@/lib/agreements/page.queries';
import { addressesOnSide } from '../addresses-on-side';

/** The link to the changes since the previous version; nothing for the first one. */
export function ChangesLink({ page }: { page: AgreementPage }) {
  const { id, shown, actor } = page;
  const before = shown.number - 1;
  if (before < 1) return null;
  const { compareAgreement } = addressesOnSide(page, actor.role === 'assistant' ? 'assistant' : 'owner');
  return (
    <p data-no-print>
      <NearLink
        href={compareAgreement(id, before, shown.number)}
        className="inline-block py-0.5 text-accent underline underline-offset-4"
      >
        What changed since version {before}
      </NearLink>
    </p>
  );
}
