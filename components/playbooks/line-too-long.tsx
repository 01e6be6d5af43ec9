import { NearLink } from '@/components/ui/near-link';
import { Notice } from '@/components/ui/notice';
import { LINE_TOO_LONG } from '@/lib/briefs/playbooks/content.rules';
import { addresses } from '@/lib/platform/addresses/addresses';

/** Says that nothing can be handed over from a playbook because of one line in it, and leads to where that is shortened. */
export function LineTooLong({ slug, playbookId }: { readonly slug: string; readonly playbookId: string }) {
  return (
    <Notice meaning="needs" title="A line in this playbook is too long for a brief">
      <p>{LINE_TOO_LONG}</p>
      <p>
        <NearLink href={addresses.editPlaybook(slug, playbookId)} className="link">
          Change the playbook
        </NearLink>
      </p>
    </Notice>
  );
}
