import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PlaybookEditor } from '@/components/playbooks/playbook-editor';
import { valuesOfPlaybook } from '@/components/playbooks/values';
import { PageHead } from '@/components/ui/page';
import { currencyOfPrice } from '@/lib/briefs/playbooks/content.rules';
import { getPlaybook, getWaitingFiles } from '@/lib/briefs/playbooks/page.queries';
import { TITLE_WORDS } from '@/lib/briefs/playbooks/title.rules';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { isId, newId } from '@/lib/platform/ids';

export const metadata: Metadata = { title: 'Change a playbook' };

type EditPlaybookPageProps = { readonly params: Promise<{ workspace: string; playbook: string }> };

/** A playbook in its editor: what is saved is its next version, and the ones before stay. */
export default async function EditPlaybookPage({ params }: EditPlaybookPageProps) {
  const { workspace: slug, playbook: id } = await params;
  const { signedIn, workspace } = await requireStaff(slug);
  const playbook = isId(id) ? await getPlaybook(signedIn.userId, { workspaceId: workspace.id, id }) : null;
  if (!playbook || playbook.archivedAt !== null) notFound();
  const waiting = await getWaitingFiles(signedIn.userId, { workspaceId: workspace.id, id });
  return (
    <>
      <PageHead
        title={`Change “${playbook.name}”`}
        back={{ href: addresses.playbook(slug, id), label: playbook.name }}
        intro="Saving makes the next version. Briefs that came from an earlier one stay as they are."
      />
      <div className="max-w-measure">
        <PlaybookEditor
          workspaceId={workspace.id}
          id={id}
          freshId={newId()}
          number={playbook.number}
          version={playbook.version}
          titleWords={TITLE_WORDS}
          initial={valuesOfPlaybook(playbook.name, playbook.content)}
          files={playbook.files}
          waiting={waiting}
          currency={currencyOfPrice(playbook.content, workspace.currency)}
          zone={signedIn.timeZone}
          now={now().toISOString()}
        />
      </div>
    </>
  );
}
