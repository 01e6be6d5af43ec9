import type { Metadata } from 'next';
import { z } from 'zod';
import { BriefListView } from '@/components/briefs/brief-list';
import { ListFilters } from '@/components/briefs/list-filters';
import { LinkButton } from '@/components/ui/button';
import { PageHead } from '@/components/ui/page';
import { getBriefList, LISTS } from '@/lib/briefs/list.queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses';
import { now } from '@/lib/platform/clock';

export const metadata: Metadata = { title: 'Briefs' };

/** What the address says; whatever can't be read is as if it weren't there. */
const Search = z.object({
  show: z.enum(LISTS).catch('open'),
  for: z.uuid().nullable().catch(null),
  q: z.string().trim().max(100).catch(''),
  after: z.string().nullable().catch(null),
});

type BriefsPageProps = {
  readonly params: Promise<{ workspace: string }>;
  readonly searchParams: Promise<Record<string, unknown>>;
};

/** Every brief of the business: open, drafts, closed; for one assistant or all. */
export default async function BriefsPage({ params, searchParams }: BriefsPageProps) {
  const { signedIn, workspace } = await requireStaff((await params).workspace);
  const search = Search.parse(await searchParams);
  const { briefs, next, assistants } = await getBriefList(signedIn.userId, {
    workspaceId: workspace.id,
    list: search.show,
    engagementId: search.for,
    text: search.q,
    after: search.after,
  });
  const address = addresses.briefs(workspace.slug);
  return (
    <>
      <PageHead
        title="Briefs"
        actions={
          <>
            <LinkButton href={addresses.newBrief(workspace.slug, search.for ?? undefined)}>
              Hand over a brief
            </LinkButton>
            {search.show === 'drafts' && briefs.length > 0 ? (
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
      <ListFilters
        address={address}
        list={search.show}
        engagementId={search.for}
        text={search.q}
        assistants={assistants}
      />
      <BriefListView
        briefs={briefs}
        list={search.show}
        slug={workspace.slug}
        zone={signedIn.timeZone}
        now={now()}
        next={next === null ? null : nextPage(address, search, next)}
        isNarrowed={search.q !== '' || search.for !== null}
      />
    </>
  );
}

function nextPage(address: string, search: z.infer<typeof Search>, after: string): string {
  const query = new URLSearchParams({
    show: search.show,
    ...(search.for ? { for: search.for } : {}),
    ...(search.q ? { q: search.q } : {}),
    after,
  });
  return `${address}?${query}`;
}
