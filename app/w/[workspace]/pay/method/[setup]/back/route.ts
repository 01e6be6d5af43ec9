import { notFound, redirect } from 'next/navigation';
import { lookNow } from '@/lib/pay/stripe/methods/setting-up.jobs';
import { getSetup } from '@/lib/pay/stripe/pages.queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { isId } from '@/lib/platform/ids';
import { pollUntil } from '@/lib/platform/process/poll-until';

type Params = { params: Promise<{ workspace: string; setup: string }> };

/**
 * Where Stripe's page leads back to. Only Stripe can say whether something was saved: it is asked, and its answer is
 * awaited for a moment.
 */
export async function GET(_request: Request, { params }: Params): Promise<never> {
  const { workspace: slug, setup: id } = await params;
  const { signedIn, workspace, role } = await requireStaff(slug);
  if (role !== 'owner' || !isId(id)) notFound();
  const read = () => getSetup(signedIn.userId, workspace.id, id);
  if ((await read()) === null) notFound();
  await lookNow({ workspaceId: workspace.id, setupId: id });
  await pollUntil(read, (found) => found?.state !== 'open');
  redirect(addresses.paySetup(slug, id));
}
