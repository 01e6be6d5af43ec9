import { Press } from '@/components/people/press';
import { EmptyState } from '@/components/ui/empty-state';
import { NearLink } from '@/components/ui/near-link';
import { StateLabel } from '@/components/ui/state-label';
import { When } from '@/components/ui/when';
import { mailKindInWords } from '@/lib/notifications/kinds/mail-kinds';
import type { LoggedMail, MailLog } from '@/lib/operating/mail-log.queries';
import { sendMailAgain } from '@/lib/operating/mails.actions';
import { addresses } from '@/lib/platform/addresses/addresses';

const STATES = {
  queued: { meaning: 'needs', words: 'Waits' },
  accepted: { meaning: 'info', words: 'Taken by the mail service' },
  delivered: { meaning: 'done', words: 'Arrived' },
  bounced: { meaning: 'risk', words: 'Came back' },
  complained: { meaning: 'risk', words: 'Marked as spam' },
  failed: { meaning: 'risk', words: 'Refused' },
  suppressed: { meaning: 'risk', words: 'Not sent' },
} as const;

type MailLogProps = {
  readonly log: MailLog;
  readonly which: 'all' | 'troubled';
  readonly zone: string;
  readonly now: Date;
};

/** The whole installation's mails, newest first, and a button that sends again what didn't arrive. */
export function MailLogList({ log, which, ...clock }: MailLogProps) {
  if (log.mails.length === 0) return <NoMails which={which} />;
  return (
    <>
      <ul className="divide-y divide-line" aria-label="Mails">
        {log.mails.map((mail) => (
          <li key={mail.id} className="grid gap-2 py-4">
            <Logged mail={mail} {...clock} />
          </li>
        ))}
      </ul>
      {log.next ? (
        <p className="mt-6">
          <NearLink href={addresses.operatorMails({ which, before: log.next })} className="link">
            Older ones
          </NearLink>
        </p>
      ) : null}
    </>
  );
}

function NoMails({ which }: Pick<MailLogProps, 'which'>) {
  return which === 'troubled' ? (
    <EmptyState title="Every e-mail arrived, or may still">
      Mail that bounces, is refused or is marked as spam is listed here, with the reason given.
    </EmptyState>
  ) : (
    <EmptyState title="No mail yet">
      Each e-mail that is written is listed here, with what became of it.
    </EmptyState>
  );
}

function Logged({ mail, zone, now }: { readonly mail: LoggedMail } & Pick<MailLogProps, 'zone' | 'now'>) {
  const { id, to, state, createdAt, settledAt, said, isAgain, wasSentAgain, staysBecause } = mail;
  const { meaning, words } = STATES[state];
  const kind = mailKindInWords(mail.kind);
  const isOver = meaning === 'risk';
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <p className="min-w-0 font-semibold">{to}</p>
        <StateLabel meaning={meaning}>{words}</StateLabel>
      </div>
      <p className="text-sm text-quiet">
        {kind}, written <When instant={createdAt} zone={zone} now={now} />
        {settledAt ? (
          <>
            , settled <When instant={settledAt} zone={zone} now={now} />
          </>
        ) : null}
        {isAgain ? '. It is another try of one that didn’t arrive' : ''}
        {wasSentAgain ? '. It was sent again' : ''}
        {said ? `. What was said: “${said}”` : ''}
      </p>
      {isOver && staysBecause ? <p className="text-sm text-quiet">Not sent again: {staysBecause}</p> : null}
      {staysBecause === null ? (
        <Press
          action={sendMailAgain}
          fields={{ id }}
          label={`Send again: ${kind} to ${to}`}
          pending="Sending…"
        >
          Send again
        </Press>
      ) : null}
    </>
  );
}
