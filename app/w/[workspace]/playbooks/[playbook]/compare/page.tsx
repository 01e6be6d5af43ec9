import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { PlaybookComparison } from '@/components/playbooks/playbook-comparison';
import { PageHead } from '@/components/ui/page';
import { getPlaybookVersions } from '@/lib/briefs/playbooks/page.queries';
import { requireStaff } from '@/lib/people/guards';
import { integerFrom } from '@/lib/platform/actions/seen-version';
import { addresses } from '@/lib/platform/addresses/addresses';
import { isId } from '@/lib/platform/ids';

export const metadata: Metadata = { title: 'What changed' };

/** The versions that the address names; anything that can't be read is ignored. */
const Wanted = z.object({
  from: integerFrom(1).nullable().catch(null),
  to: integerFrom(1).nullable().catch(null),
});

type ComparePageProps = {
  readonly params: Promise<{ workspace: string; playbook: string }>;
  readonly searchParams: Promise<Record<string, unknown>>;
};

/** Two versions of a playbook, word by word. */
export default async function ComparePlaybookPage({ params, searchParams }: ComparePageProps) {
  const { workspace: slug, playbook: id } = await params;
  const { signedIn, workspace } = await requireStaff(slug);
  const wanted = Wanted.parse(await searchParams);
  const ref = { workspaceId: workspace.id, id };
  const compared = isId(id) ? await getPlaybookVersions(signedIn.userId, ref, wanted) : null;
  if (!compared) notFound();
  return (
    <>
      <PageHead
        title={`What changed from version ${compared.from.number} to version ${compared.to.number}`}
        intro={compared.name}
        back={{ href: addresses.playbook(slug, id), label: 'The playbook' }}
      />
      <PlaybookComparison compared={compared} />
    </>
  );
}
