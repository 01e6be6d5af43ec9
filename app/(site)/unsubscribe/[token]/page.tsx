import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SitePage } from '@/components/shell/site-page';
import { Button } from '@/components/ui/button';
import { NearLink } from '@/components/ui/near-link';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page';
import { describeUnsubscribing } from '@/lib/notifications/choosing/unsubscribing';
import { addresses } from '@/lib/platform/addresses/addresses';
import { readUnsubscribeToken } from '@/lib/platform/mail/unsubscribe-links';

export const metadata: Metadata = { title: 'Stop e-mails', robots: { index: false } };

type UnsubscribePageProps = {
  readonly params: Promise<{ readonly token: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

/** The page behind "Stop mails like this": it says what stops, and has the button. Opening it stops nothing. */
export default async function UnsubscribePage({ params, searchParams }: UnsubscribePageProps) {
  const { token } = await params;
  const stops = readUnsubscribeToken(token);
  if (!stops) notFound();
  const { what, business, refusal } = await describeUnsubscribing(stops);
  const isStopped = 'stopped' in (await searchParams);
  const where = business === null ? '' : ` from ${business}`;
  return (
    <SitePage isNarrow>
      <PageHead title={isStopped ? 'Stopped' : 'Stop these e-mails?'} />
      {refusal !== null ? (
        <Notice meaning="info" title="These e-mails can’t be stopped">
          <p>{refusal}</p>
        </Notice>
      ) : isStopped ? (
        <Notice meaning="done" title={`No more e-mails${where} about: ${what.join('; ')}`}>
          <p>
            What happens is still listed in Handover.{' '}
            <NearLink href={addresses.settings()} className="underline underline-offset-4">
              Choose how you are told
            </NearLink>
          </p>
        </Notice>
      ) : (
        <form method="post" action={addresses.unsubscribeAtOnce(token)} className="grid gap-5">
          <input type="hidden" name="List-Unsubscribe" value="One-Click" />
          <input type="hidden" name="from" value="page" />
          <div className="max-w-measure">
            <p>You will get no more e-mails{where} about:</p>
            <ul className="my-2 list-disc ps-6 font-semibold">
              {what.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
            <p>It is still listed in Handover, and e-mails that your agreements require still come.</p>
          </div>
          <div>
            <Button type="submit">Stop these e-mails</Button>
          </div>
        </form>
      )}
    </SitePage>
  );
}
