import { Notice } from '@/components/ui/notice';
import { When } from '@/components/ui/when';
import { receiveMailAgain } from '@/lib/people/mail.actions';
import type { Suppression } from '@/lib/platform/mail';
import { Press } from './press';

type MailToYouProps = {
  readonly email: string;
  readonly stopped: Suppression;
  readonly zone: string;
  readonly now: Date;
};

/** Why no mail is sent to a person, and how to have it sent again. */
export function MailToYou({ email, stopped, zone, now }: MailToYouProps) {
  const { reason, said, since } = stopped;
  const when = <When instant={since} zone={zone} now={now} />;
  return (
    <div className="grid max-w-measure gap-4">
      <Notice
        meaning="needs"
        title={reason === 'bounced' ? 'Mail to you bounces' : 'You marked our mail as spam'}
      >
        {reason === 'bounced' ? (
          <p>
            An e-mail to {email} came back {when}. Since then we send you nothing but links to sign in, and
            those you work with see that mail doesn’t reach you.
          </p>
        ) : (
          <p>
            An e-mail of ours was marked as spam {when}. Since then we send you nothing but links to sign in,
            and those you work with see that mail doesn’t reach you.
          </p>
        )}
        {said ? <p className="mt-1 text-sm">Your mail server said: “{said}”</p> : null}
      </Notice>
      <p>
        {reason === 'bounced'
          ? 'Once the mailbox takes mail again, tell us here. '
          : 'If that was a mistake, or you have changed your mind, tell us here. '}
        What we held back isn’t e-mailed later; all of it is in Handover.
      </p>
      <Press action={receiveMailAgain} label="Receive mail again">
        Send me mail again
      </Press>
    </div>
  );
}
