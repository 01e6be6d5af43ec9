import type { Metadata } from 'next';
import { MailedLinkForm } from '@/components/people/mailed-link-form';
import { SiteShell } from '@/components/shell/site-shell';
import { LinkButton } from '@/components/ui/button';
import { PageHead } from '@/components/ui/page';
import { factorInWords } from '@/lib/people/factors/emails/factor';
import { getFactorChange } from '@/lib/people/factors/queries';
import { undoFactorChange } from '@/lib/people/factors/taking-back.actions';
import { addresses } from '@/lib/platform/addresses';
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
      <SiteShell isNarrow>
        <PageHead
          title="This link doesn’t work any more"
          intro="It has been used, its time is over, somebody has signed in with your second step since, or it isn’t complete. You see how you sign in in your settings."
        />
        <LinkButton href={addresses.secondStepSettings()}>How you sign in</LinkButton>
      </SiteShell>
    );
  }
  return (
    <SiteShell isNarrow>
      <PageHead
        title="Take a change back"
        intro={`${factorInWords(change.news)}, on ${formatStamp(change.at)}. Taken back, your second step is as it was before that, without whatever was changed since. Whoever is signed in to your account isn’t any more, and tokens and calendar links that were made since have ended.`}
      />
      <MailedLinkForm action={undoFactorChange} token={token} verb="Take it back" />
    </SiteShell>
  );
}
