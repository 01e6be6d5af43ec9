import type { Metadata } from 'next';
import { DemoPeople } from '@/components/people/demo-people';
import { SitePage } from '@/components/shell/site-page';
import { Beginning } from '@/components/site/beginning';
import { AgreementExhibit, BriefExhibit } from '@/components/site/exhibits';
import { Hosting } from '@/components/site/hosting';
import { Opening } from '@/components/site/opening';
import { Rules } from '@/components/site/rules';
import { SampleBusiness } from '@/components/site/sample-business';
import { NearLink } from '@/components/ui/near-link';
import { listDemoPeople } from '@/lib/people/signing-in/demo-people.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { sessionFromRequest } from '@/lib/platform/auth/from-request';
import { now } from '@/lib/platform/clock';
import { env, isDemo, isPublicDemo } from '@/lib/platform/env/env';

/** What others see of a link to this installation: an address that isn't whole is no use to them. */
export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(env().NEXTAUTH_URL),
    openGraph: {
      type: 'website',
      siteName: 'Handover',
      title: 'Hand it over. Properly.',
      description:
        'One record of the work you outsource: agree, hand over, let go, pay and evaluate, shared by both sides.',
      url: '/',
      images: [
        { url: '/icons/handover-share.png', width: 1200, height: 630, alt: 'Hand it over. Properly.' },
      ],
    },
    twitter: { card: 'summary_large_image' },
  };
}

/**
 * The landing page, made of the product itself: the record of one piece of work, a brief and an agreement, and what it
 * takes to run.
 */
export default async function LandingPage() {
  const session = await sessionFromRequest();
  const at = now();
  const way = session
    ? { href: addresses.start(), label: 'Go to your work' }
    : { href: addresses.signIn(), label: 'Sign in' };
  return (
    <SitePage
      actions={
        <NearLink
          href={way.href}
          className="rounded-md px-2 py-2 font-semibold text-accent hover:text-accent-strong"
        >
          {way.label}
        </NearLink>
      }
    >
      <Opening next={session ? way : { ...way, label: 'Sign in, or make an account' }} now={at} />
      {isDemo() ? (
        <div className="mt-12">
          <DemoPeople
            people={await listDemoPeople()}
            mailboxUrl={env().HANDOVER_MAILBOX_URL}
            isShared={isPublicDemo()}
          />
        </div>
      ) : (
        <SampleBusiness />
      )}
      <Beginning />
      <BriefExhibit now={at} />
      <AgreementExhibit now={at} />
      <Rules />
      <div id="hosting">
        <Hosting />
      </div>
    </SitePage>
  );
}
