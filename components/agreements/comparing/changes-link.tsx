import { NearLink } from '@/components/ui/near-link';
import { AMENDED, versionInWords } from '@/lib/agreements/comparing/comparing.rules';
import type { AgreementPage } from '@/lib/agreements/page.queries';
import { addressesOnSide } from '../addresses-on-side';

/**
 * The link to the changes since the previous version, or since the text that an amendment amends; nothing for the first
 * version of another agreement.
 */
export function ChangesLink({ page }: { page: AgreementPage }) {
  const { id, shown, actor, predecessor } = page;
  const before = shown.number - 1;
  if (before === AMENDED && !predecessor) return null;
  const { compareAgreement } = addressesOnSide(page, actor.role === 'assistant' ? 'assistant' : 'owner');
  return (
    <p data-no-print>
      <NearLink
        href={compareAgreement(id, before, shown.number)}
        className="inline-block py-0.5 text-accent underline underline-offset-4"
      >
        What changed since {versionInWords(before)}
      </NearLink>
    </p>
  );
}
