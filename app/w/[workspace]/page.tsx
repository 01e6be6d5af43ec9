import type { Metadata } from 'next';
import { FirstStep } from '@/components/briefs/first-step';
import { DeletionComing } from '@/components/deletion/deletion-coming';
import { atRiskRows } from '@/components/home/at-risk-rows';
import { HomeView } from '@/components/home/home-view';
import { inTheirHands } from '@/components/home/in-their-hands';
import { needsYouRows } from '@/components/home/needs-you-rows';
import { MailStopped } from '@/components/people/mail-stopped';
import { SampleBusiness } from '@/components/site/sample-business';
import { PageHead } from '@/components/ui/page';
import { getHome } from '@/lib/briefs/home/home.queries';
import { requireStaff } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';

type HomePageProps = { readonly params: Promise<{ workspace: string }> };

export async function generateMetadata({ params }: HomePageProps): Promise<Metadata> {
  const { workspace } = await requireStaff((await params).workspace);
  // `absolute`, as the title template of this folder's layout is for the pages below it
  return { title: { absolute: `Home · ${workspace.name} · Handover` } };
}

/** The owner's home: what needs them, what is at risk, and how much is in other hands. Nothing else. */
export default async function HomePage({ params }: HomePageProps) {
  const { signedIn, workspace, role } = await requireStaff((await params).workspace);
  const at = now();
  const home = await getHome({ userId: signedIn.userId, role }, workspace.id, at);
  const { slug } = workspace;
  const deletion = (
    <DeletionComing
      business={{ slug, name: workspace.name }}
      role={role}
      at={home.deletedAt}
      zone={signedIn.timeZone}
      now={at}
    />
  );
  if (home.step !== null) {
    return (
      <>
        <PageHead title="Home" />
        {deletion}
        <FirstStep step={home.step} slug={slug} role={role} toAgree={home.toAgree} awaited={home.awaited} />
        <SampleBusiness />
      </>
    );
  }
  const reader = { slug, zone: signedIn.timeZone, now: at };
  return (
    <HomeView
      slug={slug}
      role={role}
      needs={needsYouRows(home, reader)}
      atRisk={atRiskRows(home, reader)}
      hands={inTheirHands(home, reader)}
    >
      {deletion}
      <MailStopped since={signedIn.mailStoppedSince} zone={signedIn.timeZone} now={at} />
    </HomeView>
  );
}
