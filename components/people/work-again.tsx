import { LinkButton } from '@/components/ui/button';
import { decideOnInvitation } from '@/lib/people/rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import type { StaffRole } from '@/lib/platform/tenancy';

type WorkAgainProps = {
  readonly slug: string;
  /** the engagement that has ended */
  readonly engagementId: string;
  readonly role: StaffRole;
};

/** Invites a former assistant once more; nothing to those who can't invite. */
export function WorkAgain({ slug, engagementId, role }: WorkAgainProps) {
  if (!decideOnInvitation('invite', role, 'none').ok) return null;
  return <LinkButton href={addresses.inviteAssistant(slug, engagementId)}>Work together again</LinkButton>;
}
