import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { CorrectForm } from '@/components/pay/correct-form';
import { WhyView } from '@/components/pay/why-view';
import { PageHead, PageSection } from '@/components/ui/page';
import { shownMoney } from '@/components/ui/shown-money';
import { getWhy } from '@/lib/pay/statements/why.queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { isId, newId } from '@/lib/platform/ids';

type WhyPageProps = { readonly params: Promise<{ workspace: string; owed: string }> };

const load = cache(async (slug: string, id: string) => {
  const { signedIn, workspace } = await requireStaff(slug);
  const why = isId(id) ? await getWhy(signedIn.userId, { workspaceId: workspace.id, id }) : null;
  return why ?? notFound();
});

export async function generateMetadata({ params }: WhyPageProps): Promise<Metadata> {
  const { workspace: slug, owed: id } = await params;
  return { title: titleOf(await load(slug, id)) };
}

/** Why something is owed, for the owners who pay it. */
export default async function WhyPage({ params }: WhyPageProps) {
  const { workspace: slug, owed: id } = await params;
  const { signedIn, workspace } = await requireStaff(slug);
  const why = await load(slug, id);
  return (
    <>
      <PageHead
        title={titleOf(why)}
        back={{
          href: addresses.statement(slug, why.engagementId, why.statementYear),
          label: `Statement of ${why.statementYear}`,
        }}
      />
      <WhyView why={why} reader={{ side: 'owner', slug }} zone={signedIn.timeZone} now={now()} />
      {why.mayBeCorrected ? (
        <PageSection title="If it is wrong">
          <details data-no-print>
            <summary className="fold-link">Correct it</summary>
            <CorrectForm why={why} workspaceId={workspace.id} fresh={newId()} />
          </details>
        </PageSection>
      ) : null}
    </>
  );
}

function titleOf({ amountMinor, currency }: Awaited<ReturnType<typeof load>>): string {
  return `Why ${shownMoney({ minor: amountMinor, currency })}?`;
}
