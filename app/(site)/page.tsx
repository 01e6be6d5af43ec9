import type { Metadata } from 'next';
import { AgreementDocument } from '@/components/agreements/agreement-document';
import { BriefDocument } from '@/components/briefs/brief-document';
import { DemoPeople } from '@/components/people/demo-people';
import { SiteShell } from '@/components/shell/site-shell';
import { Beginning } from '@/components/site/beginning';
import { Exhibit } from '@/components/site/exhibit';
import { Hosting } from '@/components/site/hosting';
import { OneRecord } from '@/components/site/one-record';
import { Rules } from '@/components/site/rules';
import { sampleAgreement } from '@/components/site/sample-agreement';
import { MARIA, RUTH, SAMPLE_TITLE, sampleBrief } from '@/components/site/sample-brief';
import { SampleBusiness } from '@/components/site/sample-business';
import { LinkButton } from '@/components/ui/button';
import { NearLink } from '@/components/ui/near-link';
import { listDemoPeople } from '@/lib/people/demo-people.queries';
import { addresses } from '@/lib/platform/addresses';
import { sessionFromRequest } from '@/lib/platform/auth/from-request';
import { now } from '@/lib/platform/clock';
import { env, isDemo, isPublicDemo } from '@/lib/platform/env';

const PROMISES = [
  'It runs on a server of your own, and costs what that costs.',
  'Both sign the same text, and anybody can check the sealed copy.',
  'Each of you reads every deadline on your own clock.',
];

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

/** What Handover is, shown by itself: one record of a piece of work, a brief and an agreement as they are, what it takes to run. */
export default async function LandingPage() {
  const session = await sessionFromRequest();
  const at = now();
  const { excerpt, clauses, shown, hash } = sampleAgreement(at);
  const way = session
    ? { href: addresses.start(), label: 'Go to your work' }
    : { href: addresses.signIn(), label: 'Sign in' };
  return (
    <SiteShell
      actions={
        <NearLink
          href={way.href}
          className="rounded-md px-2 py-2 font-semibold text-accent hover:text-accent-strong"
        >
          {way.label}
        </NearLink>
      }
    >
      <div className="grid gap-x-14 gap-y-12 pt-10 sm:pt-16 lg:grid-cols-[minmax(0,1fr)_27rem] lg:items-center">
        <div className="grid gap-6">
          <h1 className="text-[2.5rem]! sm:text-[3.5rem]! leading-[1.05]!">
            {/* two lines at any width: whether it is one would hang on the typeface that has come so far */}
            Hand it over. <span className="block">Properly.</span>
          </h1>
          <p className="max-w-[34rem] text-lg sm:text-xl">
            Handover is where a business owner and the assistants they outsource work to agree, hand over, pay
            and look back. One record of it all, shared by both, instead of a contract in the mail, a task
            board, a chat and a spreadsheet.
          </p>
          <div className="flex flex-wrap items-center gap-3">
            <LinkButton href={way.href}>{session ? way.label : 'Sign in, or make an account'}</LinkButton>
            <a
              href="#hosting"
              className="px-1 py-2 text-accent underline underline-offset-4 hover:text-accent-strong"
            >
              Run it yourself
            </a>
          </div>
          <ul className="grid gap-1.5 text-quiet">
            {PROMISES.map((promise) => (
              <li key={promise} className="flex gap-2.5">
                <span aria-hidden className="text-done">
                  ✓
                </span>
                {promise}
              </li>
            ))}
          </ul>
        </div>
        <OneRecord now={at} />
      </div>
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
      <Exhibit
        id="a-brief"
        title="This is a brief"
        notes={[
          'As Ruth reads it in Chicago. Her assistant Maria reads the same one in Manila, with the clocks the other way round.',
          'A deadline is a moment, not a day. Each deliverable says how both of you will know that it is right.',
          'How much Maria may decide alone is written down, so nobody has to guess or ask.',
        ]}
      >
        <p className="mb-8 text-[1.75rem] leading-tight font-semibold">{SAMPLE_TITLE}</p>
        <BriefDocument brief={sampleBrief(at)} side="owner" zone={RUTH.zone} now={at} other={MARIA} />
      </Exhibit>
      <Exhibit
        id="an-agreement"
        title="This is an agreement"
        notes={[
          `The terms, and ${shown} of the ${clauses} clauses, of our template for an hourly assistant. You change what doesn’t fit; the terms that the product acts on stay fields, so the text and the product never disagree.`,
          'Both sign the same text, known by its fingerprint. One comma more, and it is another:',
          <code key="hash" className="text-sm">
            {hash}
          </code>,
        ]}
      >
        <AgreementDocument document={excerpt} />
      </Exhibit>
      <Rules />
      <div id="hosting">
        <Hosting />
      </div>
    </SiteShell>
  );
}
