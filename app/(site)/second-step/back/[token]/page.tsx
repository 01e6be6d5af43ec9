import type { Metadata } from 'next';
import { MailedLinkForm } from '@/components/people/mailed-link-form';
import { SitePage } from '@/components/shell/site-page';
import { LinkButton } from '@/components/ui/button';
import { PageHead } from '@/components/ui/page';
import { factorInWords } from '@/lib/people/factors/emails/factor';
import { getFactorChange } from '@/lib/people/factors/queries';
import { undoFactorChange } from '@/lib/people/factors/taking-back.actions';
import { addresses } from '@/lib/platform/addresses/addresses';
import { formatStamp } from '@/lib/platform/time/format';

export const metadata: Metadata = {
  title: 'Take a change back',
  robots: { index: false },
  referrer: 'strict-origin',
};

type SecondStepBackPageProps = { readonly params: Promise<{ readonly token: string }> };

/** Looks at the link that takes a change of the second step back, and does it only by its button. */
export default async function SecondStepBackPage({ params }: SecondStepBackPageProps) {
  const { token } = await params;
  const change = await getFactorChange(token);
  if (change === null) {
    return (
      <SitePage isNarrow>
        <PageHead
          title="This link doesn’t work any more"
          intro="It has been used, has expired or is incomplete, or somebody has signed in with your second step since. Your settings show how you sign in."
        />
        <LinkButton href={addresses.secondStepSettings()}>How you sign in</LinkButton>
      </SitePage>
    );
  }
  return (
    <SitePage isNarrow>
      <PageHead
        title="Take a change back"
        intro={`${factorInWords(change.news)}, on ${formatStamp(change.at)}. Taking it back restores your second step as it was before, without anything changed since. Everyone is signed out of your account, and tokens and calendar links made since stop working.`}
      />
      <MailedLinkForm action={undoFactorChange} token={token} verb="Take it back" />
    </SitePage>
  );
}
