import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { zonesFor } from '@/components/briefs/editor/zones';
import { FirstStep } from '@/components/briefs/first-step';
import { HandOverForm } from '@/components/playbooks/hand-over-form';
import { LineTooLong } from '@/components/playbooks/line-too-long';
import { PlaybookDocument } from '@/components/playbooks/playbook-document';
import { PageHead } from '@/components/ui/page';
import { hasLineTooLong } from '@/lib/briefs/playbooks/content.rules';
import { getHandOver } from '@/lib/briefs/playbooks/handing-over.queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { isId, newId } from '@/lib/platform/ids';

export const metadata: Metadata = { title: 'Hand over from a playbook' };

type HandOverPageProps = { readonly params: Promise<{ workspace: string; playbook: string }> };

/**
 * The shortest way from a playbook to a brief: the assistant and the deadline are filled in with the likeliest choice.
 */
export default async function HandOverPage({ params }: HandOverPageProps) {
  const { workspace: slug, playbook: id } = await params;
  const { signedIn, workspace, role } = await requireStaff(slug);
  const page = isId(id) ? await getHandOver(signedIn.userId, { workspaceId: workspace.id, id }) : null;
  if (!page) notFound();
  const { playbook, files, candidates, holidays, usual, likely } = page;
  return (
    <>
      <PageHead
        title={`Hand over “${playbook.name}”`}
        back={{ href: addresses.playbook(slug, id), label: playbook.name }}
      />
      {hasLineTooLong(playbook.content) ? (
        <LineTooLong slug={slug} playbookId={id} />
      ) : likely === null ? (
        <FirstStep step="invite" slug={slug} role={role} />
      ) : (
        <>
          <HandOverForm
            workspaceId={workspace.id}
            slug={slug}
            role={role}
            id={id}
            number={playbook.number}
            freshId={newId()}
            candidates={candidates}
            holidays={holidays}
            usual={usual}
            likely={likely}
            zones={zonesFor([signedIn.timeZone, workspace.timeZone, ...candidates.map(({ zone }) => zone)])}
            zone={signedIn.timeZone}
            now={now().toISOString()}
          />
          <details className="mt-10 border-t border-line pt-4">
            <summary className="fold-title">What the brief will say</summary>
            <div className="mt-4">
              <PlaybookDocument
                content={playbook.content}
                files={files}
                origins={new Map()}
                slug={slug}
                workspaceId={workspace.id}
              />
            </div>
          </details>
        </>
      )}
    </>
  );
}
