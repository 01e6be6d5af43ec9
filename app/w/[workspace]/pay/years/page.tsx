import { notFound } from 'next/navigation';
import { z } from 'zod';
import { YearsView } from '@/components/pay/years-view';
import { PageHead } from '@/components/ui/page';
import { getYears } from '@/lib/pay/statements/years.queries';
import { requireStaff, titleForOwners } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';

export const generateMetadata = titleForOwners('Totals by year');

const Search = z.object({ year: z.coerce.number().int().nullable().catch(null) });

type YearsPageProps = {
  readonly params: Promise<{ workspace: string }>;
  readonly searchParams: Promise<Record<string, unknown>>;
};

/** What each assistant came to in a year, for owners. */
export default async function YearsPage({ params, searchParams }: YearsPageProps) {
  const { signedIn, workspace, role } = await requireStaff((await params).workspace);
  if (role !== 'owner') notFound();
  const { year } = Search.parse(await searchParams);
  const years = await getYears(signedIn.userId, workspace.id, year, now());
  return (
    <>
      <PageHead
        title="Totals by year"
        intro="Earned is what was added to what is owed in that year. Received is what Stripe sent, or what your assistants said has arrived. Years and days are those of your business."
        back={{ href: addresses.pay(workspace.slug), label: 'Pay' }}
      />
      <YearsView years={years} slug={workspace.slug} />
    </>
  );
}
