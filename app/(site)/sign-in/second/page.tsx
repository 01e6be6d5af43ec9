import type { Metadata } from 'next';
import { ForgetsKept } from '@/components/offline/forgets-kept';
import { Prove } from '@/components/people/factors/prove';
import { SitePage } from '@/components/shell/site-page';
import { LinkButton } from '@/components/ui/button';
import { PageHead } from '@/components/ui/page';
import { getSecondStep } from '@/lib/people/factors/queries';
import {
  beginSecondStep,
  passSecondStep,
  passSecondStepByPasskey,
} from '@/lib/people/factors/second-step.actions';
import { addresses } from '@/lib/platform/addresses/addresses';
import { ownPath } from '@/lib/platform/auth/own-path';

export const metadata: Metadata = { title: 'One more step', robots: { index: false } };

type SecondStepPageProps = { readonly searchParams: Promise<{ readonly to?: string | string[] }> };

/** After the link: the second step that somebody has set up. Until it is taken, nobody is signed in. */
export default async function SecondStepPage({ searchParams }: SecondStepPageProps) {
  const to = ownPath([(await searchParams).to].flat()[0]);
  const step = await getSecondStep();
  if (!step) {
    return (
      <SitePage isNarrow>
        <PageHead
          title="This step has expired"
          intro="It has to follow a sign-in link within 15 minutes. It was completed already, or it took too long."
        />
        <LinkButton href={addresses.signIn(to)}>Ask for a new link</LinkButton>
      </SitePage>
    );
  }
  return (
    <SitePage isNarrow>
      <PageHead
        title="One more step"
        intro={`You asked that a link alone should not be enough to sign in as ${step.email}.`}
      />
      <ForgetsKept>
        <Prove
          proofs={step}
          to={to}
          byCode={passSecondStep}
          byPasskey={passSecondStepByPasskey}
          beginPasskey={beginSecondStep}
        />
      </ForgetsKept>
    </SitePage>
  );
}
