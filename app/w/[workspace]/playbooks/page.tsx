import type { Metadata } from 'next';
import { SaveList } from '@/components/lists/save-list';
import { BringBack, PlaybookList } from '@/components/playbooks/playbook-list';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page';
import { listPlaybooks } from '@/lib/briefs/playbooks/list.queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';

export const metadata: Metadata = { title: 'Playbooks' };

type PlaybooksPageProps = {
  readonly params: Promise<{ workspace: string }>;
  readonly searchParams: Promise<{ archived?: string | string[] }>;
};

/** Work that is handed over again and again: said once, in full. */
export default async function PlaybooksPage({ params, searchParams }: PlaybooksPageProps) {
  const { workspace: slug } = await params;
  const { signedIn, workspace } = await requireStaff(slug);
  const playbooks = await listPlaybooks(signedIn.userId, workspace.id);
  const { archived } = await searchParams;
  const putAway = playbooks.find(({ id, archivedAt }) => id === archived && archivedAt !== null);
  const make = <LinkButton href={addresses.newPlaybook(slug)}>Write a playbook</LinkButton>;
  const schedules = (
    <LinkButton look="quiet" href={addresses.schedules(slug)}>
      Schedules
    </LinkButton>
  );
  return (
    <>
      <PageHead
        title="Playbooks"
        actions={
          playbooks.length === 0 ? null : (
            <>
              {make}
              {schedules}
            </>
          )
        }
      />
      {putAway ? (
        <div role="status" className="mb-6">
          <Notice title={`“${putAway.name}” is archived`}>
            <BringBack workspaceId={workspace.id} playbook={putAway}>
              Undo
            </BringBack>
          </Notice>
        </div>
      ) : null}
      {playbooks.length === 0 ? (
        <EmptyState title="Be explicit once" action={make}>
          A playbook says everything about recurring work: what is different when it is done, what you get,
          how both of you know that it is right, and what would otherwise be asked each time. A brief from it
          needs only a name and a date.
        </EmptyState>
      ) : (
        <>
          <PlaybookList
            workspaceId={workspace.id}
            slug={slug}
            playbooks={playbooks}
            zone={signedIn.timeZone}
            now={now()}
          />
          <SaveList addressOf={(format) => addresses.listFile(slug, 'playbooks', format)} />
        </>
      )}
    </>
  );
}
