import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { FirstStep } from '@/components/briefs/first-step';
import { LineTooLong } from '@/components/playbooks/line-too-long';
import { NotOffered } from '@/components/playbooks/not-offered';
import { SeveralForm } from '@/components/playbooks/several-form';
import { PageHead } from '@/components/ui/page';
import { isOpenTo } from '@/lib/briefs/handing-over.rules';
import { usuallyDueInWords } from '@/lib/briefs/playbooks/comparing.rules';
import { hasLineTooLong } from '@/lib/briefs/playbooks/content.rules';
import { getHandOver } from '@/lib/briefs/playbooks/handing-over.queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { isId, newId } from '@/lib/platform/ids';

export const metadata: Metadata = { title: 'Hand over to several' };

type SeveralPageProps = { readonly params: Promise<{ workspace: string; playbook: string }> };

/** More rows than this can't be checked at a glance. */
const MOST_ROWS = 30;

/** One playbook for several people, or for several dates. */
export default async function SeveralPage({ params }: SeveralPageProps) {
  const { workspace: slug, playbook: id } = await params;
  const { signedIn, workspace, role } = await requireStaff(slug);
  const page = isId(id) ? await getHandOver(signedIn.userId, { workspaceId: workspace.id, id }) : null;
  if (!page) notFound();
  const { playbook, usual } = page;
  const candidates = page.candidates.filter(isOpenTo);
  const zones = [signedIn.timeZone, workspace.timeZone, ...candidates.flatMap(({ zone }) => zone ?? [])];
  const { usualDays } = playbook.content;
  return (
    <>
      <PageHead
        title={`Hand over “${playbook.name}” to several`}
        back={{ href: addresses.playbook(slug, id), label: playbook.name }}
        intro="Each row is a brief of its own. One that can’t be handed over doesn’t hold up the others."
      />
      <NotOffered candidates={page.candidates} slug={slug} now={now()} />
      {hasLineTooLong(playbook.content) ? (
        <LineTooLong slug={slug} playbookId={id} />
      ) : candidates.length > 0 ? (
        <SeveralForm
          workspaceId={workspace.id}
          id={id}
          number={playbook.number}
          ids={Array.from({ length: MOST_ROWS }, () => newId())}
          candidates={candidates}
          usual={usual}
          otherwise={usualDays === null ? null : usuallyDueInWords(usualDays)}
          zones={[...new Set(zones)]}
          briefsHref={addresses.briefs(slug)}
        />
      ) : page.candidates.some(({ isAgreed }) => isAgreed) ? null : (
        <FirstStep step="agree" slug={slug} role={role} />
      )}
    </>
  );
}
