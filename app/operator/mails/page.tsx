import type { Metadata } from 'next';
import { MailLogList } from '@/components/operating/mail-log';
import { OperatorHead } from '@/components/operating/operator-head';
import { SitePage } from '@/components/shell/site-page';
import { getMailLog } from '@/lib/operating/mail-log.queries';
import { requireSignedInOperator } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';

export const metadata: Metadata = { title: 'Mails of this installation' };

type OperatorMailsPageProps = {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** For operators: whom this installation has written to, and what became of it. For anybody else it doesn't exist. */
export default async function OperatorMailsPage({ searchParams }: OperatorMailsPageProps) {
  const { timeZone: zone } = await requireSignedInOperator();
  const { which: asked, before } = await searchParams;
  const which = asked === 'troubled' ? 'troubled' : 'all';
  const log = await getMailLog({ which, before: typeof before === 'string' && isId(before) ? before : null });
  return (
    <SitePage>
      <OperatorHead
        page={which}
        title={which === 'troubled' ? 'E-mails that didn’t arrive' : 'All e-mails'}
        intro="Who each e-mail went to, what kind it is and what became of it; never what it says. An e-mail that didn’t arrive can be sent again, once, while what it says is still true."
      />
      <MailLogList log={log} which={which} zone={zone} now={now()} />
    </SitePage>
  );
}
