import { NearLink } from '@/components/ui/near-link';
import type { AgreementPage } from '@/lib/agreements/page.queries';
import { addresses } from '@/lib/platform/addresses';

/** The link to the changes since the previous version; nothing for the first one. */
export function ChangesLink({ page }: { page: AgreementPage }) {
  const { id, workspaceId, workspace, shown, actor } = page;
  const before = shown.number - 1;
  if (before < 1) return null;
  const href =
    actor.role === 'assistant'
      ? addresses.compareInboxAgreement(workspaceId, id, before, shown.number)
      : addresses.compareAgreement(workspace.slug, id, before, shown.number);
  return (
    <p data-no-print>
      <NearLink href={href} className="inline-block py-0.5 text-accent underline underline-offset-4">
        What changed since version {before}
      </NearLink>
    </p>
  );
}
