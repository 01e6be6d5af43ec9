import type { Metadata } from 'next';
import { BriefListView } from '@/components/briefs/brief-list';
import { FirstStep } from '@/components/briefs/first-step';
import { ListFilters } from '@/components/briefs/list-filters';
import { SaveList } from '@/components/lists/save-list';
import { LinkButton } from '@/components/ui/button';
import { PageHead } from '@/components/ui/page';
import { getBriefList } from '@/lib/briefs/list.queries';
import { isListNarrowed, readListView, writeListView } from '@/lib/briefs/list-view.rules';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';

export const metadata: Metadata = { title: 'Briefs' };

type BriefsPageProps = {
  readonly params: Promise<{ workspace: string }>;
  readonly searchParams: Promise<Record<string, unknown>>;
};

/** Every brief of the business: open, drafts, closed; for one assistant or all. */
export default async function BriefsPage({ params, searchParams }: BriefsPageProps) {
  const { signedIn, workspace, role } = await requireStaff((await params).workspace);
  const view = readListView(await searchParams);
  const { briefs, next, assistants } = await getBriefList(signedIn, workspace.id, view);
  const address = addresses.briefs(workspace.slug);
  if (assistants.length === 0) {
    return (
      <>
        <PageHead title="Briefs" />
        <FirstStep step="invite" slug={workspace.slug} role={role} />
      </>
    );
  }
  return (
    <>
      <PageHead
        title="Briefs"
        actions={
          <>
            <LinkButton href={addresses.newBrief(workspace.slug, view.engagementId ?? undefined)}>
              Hand over a brief
            </LinkButton>
            {view.list === 'drafts' && briefs.length > 0 ? (
              <LinkButton look="quiet" href={addresses.handOverDrafts(workspace.slug)}>
                Hand over several
              </LinkButton>
            ) : null}
            <LinkButton look="quiet" href={addresses.importBriefs(workspace.slug)}>
              Import
            </LinkButton>
          </>
        }
      />
      <ListFilters address={address} view={view} assistants={assistants} />
      <BriefListView
        briefs={briefs}
        list={view.list}
        slug={workspace.slug}
        zone={signedIn.timeZone}
        now={now()}
        first={view.after === null ? null : `${address}${writeListView({ ...view, after: null })}`}
        next={next === null ? null : `${address}${writeListView({ ...view, after: next })}`}
        isNarrowed={isListNarrowed(view)}
      />
      {briefs.length === 0 ? null : (
        <SaveList
          addressOf={(format) =>
            addresses.listFile(workspace.slug, 'briefs', format, writeListView({ ...view, after: null }))
          }
        />
      )}
    </>
  );
}
