import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ForgetTyped } from '@/components/forms/typing/forget-typed';
import { ArchivedNote, PlaybookDetails } from '@/components/playbooks/playbook-details';
import { PlaybookDocument } from '@/components/playbooks/playbook-document';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageHead, WithDetails } from '@/components/ui/page';
import { getPlaybook } from '@/lib/briefs/playbooks/page.queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';

type PlaybookPageProps = {
  readonly params: Promise<{ workspace: string; playbook: string }>;
  readonly searchParams: Promise<{ saved?: string | string[] }>;
};

const load = cache(async (slug: string, id: string) => {
  const { signedIn, workspace } = await requireStaff(slug);
  const playbook = isId(id) ? await getPlaybook(signedIn.userId, { workspaceId: workspace.id, id }) : null;
  if (!playbook) notFound();
  return { playbook, zone: signedIn.timeZone };
});

export async function generateMetadata({ params }: PlaybookPageProps): Promise<Metadata> {
  const { workspace, playbook } = await params;
  return { title: (await load(workspace, playbook)).playbook.name };
}

/** A playbook as it reads now, its earlier versions, and the briefs made from it. */
export default async function PlaybookPage({ params, searchParams }: PlaybookPageProps) {
  const { workspace: slug, playbook: id } = await params;
  const { playbook, zone } = await load(slug, id);
  const isJustSaved = (await searchParams).saved === String(playbook.number);
  const isOffered = playbook.archivedAt === null;
  return (
    <>
      <PageHead
        title={playbook.name}
        back={{ href: addresses.playbooks(slug), label: 'Playbooks' }}
        intro={`Version ${playbook.number}`}
        actions={
          isOffered ? (
            <>
              <LinkButton href={addresses.handOverPlaybook(slug, id)}>Hand over</LinkButton>
              <LinkButton look="quiet" href={addresses.handOverToSeveral(slug, id)}>
                To several
              </LinkButton>
              <LinkButton look="quiet" href={addresses.newSchedule(slug, id)}>
                Schedule it
              </LinkButton>
              <LinkButton look="quiet" href={addresses.editPlaybook(slug, id)}>
                Change it
              </LinkButton>
            </>
          ) : null
        }
      />
      {isJustSaved ? (
        <div role="status" className="mb-8">
          <Notice meaning="done">Saved as version {playbook.number}. Briefs from now on say this.</Notice>
        </div>
      ) : null}
      {isOffered ? null : <ArchivedNote playbook={playbook} />}
      <WithDetails details={<PlaybookDetails playbook={playbook} slug={slug} zone={zone} now={now()} />}>
        <PlaybookDocument
          content={playbook.content}
          files={playbook.files}
          origins={playbook.origins}
          slug={slug}
          workspaceId={playbook.workspaceId}
        />
      </WithDetails>
      <ForgetTyped newPlace={`new-playbook:${playbook.workspaceId}:`} id={id} isDone={isJustSaved} />
    </>
  );
}
