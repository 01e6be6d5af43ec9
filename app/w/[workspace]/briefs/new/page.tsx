import type { Metadata } from 'next';
import { BriefEditor } from '@/components/briefs/editor/brief-editor';
import { zonesFor } from '@/components/briefs/editor/zones';
import { FirstStep } from '@/components/home/first-step';
import { PageHead } from '@/components/ui/page';
import { getNewBrief } from '@/lib/briefs/editor.queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';

export const metadata: Metadata = { title: 'A new brief' };

type NewBriefPageProps = {
  readonly params: Promise<{ workspace: string }>;
  readonly searchParams: Promise<{ for?: string | string[] }>;
};

/** Where a brief begins. Its id is made here, so that a form posted twice is one brief. */
export default async function NewBriefPage({ params, searchParams }: NewBriefPageProps) {
  const { signedIn, workspace, role } = await requireStaff((await params).workspace);
  const wanted = (await searchParams).for;
  const around = await getNewBrief(signedIn.userId, workspace.id);
  const { candidates } = around;
  const chosen = candidates.find(({ id }) => id === wanted) ?? candidates[0];
  return (
    <>
      <PageHead
        title="A new brief"
        back={{ href: addresses.briefs(workspace.slug), label: 'Briefs' }}
        intro="Write it so that you can let go of it: the outcome, what you will get, and by when."
      />
      {chosen ? (
        <div className="max-w-measure">
          <BriefEditor
            workspaceId={workspace.id}
            id={newId()}
            version={0}
            initial={{ engagementId: [chosen.id] }}
            {...around}
            zones={zonesFor([signedIn.timeZone, workspace.timeZone, ...candidates.map(({ zone }) => zone)])}
            zone={signedIn.timeZone}
            now={now().toISOString()}
          />
        </div>
      ) : (
        <FirstStep step="invite" slug={workspace.slug} role={role} />
      )}
    </>
  );
}
