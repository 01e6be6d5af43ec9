import { notFound } from 'next/navigation';
import { RailForm } from '@/components/pay/rail-form';
import { PageHead } from '@/components/ui/page';
import { getRailChoice } from '@/lib/pay/stripe/rails.queries';
import { requireStaff, titleForOwners } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';

export const generateMetadata = titleForOwners('How they are paid');

type RailPageProps = { readonly params: Promise<{ workspace: string; engagement: string }> };

/** How money reaches one assistant, for an owner to choose. */
export default async function RailPage({ params }: RailPageProps) {
  const { workspace: slug, engagement: engagementId } = await params;
  const { signedIn, workspace, role } = await requireStaff(slug);
  if (role !== 'owner' || !isId(engagementId)) notFound();
  const at = now();
  const choice = await getRailChoice(signedIn.userId, { workspaceId: workspace.id, engagementId }, at);
  if (!choice) notFound();
  return (
    <>
      <PageHead
        title={`How ${choice.assistant} is paid`}
        intro="It holds for what you pay from now on. A pay run that you have prepared, and what you have recorded, stay as they are."
        back={{ href: addresses.statement(slug, engagementId), label: 'Statement' }}
      />
      <RailForm choice={choice} slug={slug} zone={signedIn.timeZone} now={at} />
    </>
  );
}
