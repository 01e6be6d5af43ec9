import type { Metadata } from 'next';
import { AtRisk } from '@/components/home/at-risk';
import { FirstStep } from '@/components/home/first-step';
import { InTheirHands } from '@/components/home/in-their-hands';
import { NeedsYou } from '@/components/home/needs-you';
import { MailStopped } from '@/components/people/mail-stopped';
import { LinkButton } from '@/components/ui/button';
import { NearLink } from '@/components/ui/near-link';
import { PageHead } from '@/components/ui/page';
import { getHome } from '@/lib/briefs/home.queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses';
import { now } from '@/lib/platform/clock';

export const metadata: Metadata = { title: 'Home' };

type HomePageProps = { readonly params: Promise<{ workspace: string }> };

/** The owner's home: what needs them, what is at risk, and how much is in other hands. Nothing else. */
export default async function HomePage({ params }: HomePageProps) {
  const { signedIn, workspace, role } = await requireStaff((await params).workspace);
  const at = now();
  const home = await getHome({ userId: signedIn.userId, role }, workspace.id, at);
  const { slug } = workspace;
  if (home.step !== null) {
    return (
      <>
        <PageHead title="Home" />
        <FirstStep step={home.step} slug={slug} role={role} />
      </>
    );
  }
  const reader = { slug, zone: signedIn.timeZone, now: at };
  return (
    <>
      <PageHead
        title="Home"
        actions={<LinkButton href={addresses.newBrief(slug)}>Hand over a brief</LinkButton>}
      />
      <MailStopped since={signedIn.mailStoppedSince} zone={signedIn.timeZone} now={at} />
      <NeedsYou home={home} reader={reader} />
      <AtRisk briefs={home.atRisk} reader={reader} />
      <InTheirHands count={home.inTheirHands} next={home.next} reader={reader} />
      <p className="mt-10 flex flex-wrap gap-x-6 gap-y-2">
        <NearLink
          href={addresses.lettingGo(slug)}
          className="py-0.5 text-sm text-quiet underline hover:text-ink"
        >
          How letting go is going
        </NearLink>
        {role === 'owner' ? (
          <NearLink
            href={addresses.report(slug)}
            className="py-0.5 text-sm text-quiet underline hover:text-ink"
          >
            What it came to
          </NearLink>
        ) : null}
      </p>
    </>
  );
}
