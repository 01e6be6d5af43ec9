import { NearLink } from '@/components/ui/near-link';
import { Notice } from '@/components/ui/notice';
import { When } from '@/components/ui/when';
import { addresses } from '@/lib/platform/addresses/addresses';
import type { Suppression } from '@/lib/platform/mail';

type Reader = { readonly zone: string; readonly now: Date };

/** Tells a person on their own first page that mail doesn't reach them; empty while it does. */
export function MailStopped({ since, zone, now }: Reader & { readonly since: Date | null | undefined }) {
  if (!since) return null;
  return (
    <div className="mb-8">
      <Notice meaning="needs" title="No mail is sent to you">
        <p>
          It stopped <When instant={since} zone={zone} now={now} />.{' '}
          <NearLink href={`${addresses.settings()}#mail`} className="underline underline-offset-4">
            See why, and receive mail again
          </NearLink>
        </p>
      </Notice>
    </div>
  );
}

type OthersMail = Reader & {
  readonly name: string;
  /** their address; null where the reader needn't know it */
  readonly email: string | null;
  readonly stopped: Suppression;
};

/** Tells people who work with somebody that mail doesn't reach them, so that they don't wait for an answer to it. */
export function OthersMailStopped({ name, email, stopped, zone, now }: OthersMail) {
  const { reason, said, since } = stopped;
  const when = <When instant={since} zone={zone} now={now} />;
  return (
    <div className="mb-8">
      <Notice meaning="risk" title={`No mail reaches ${name}`}>
        {reason === 'bounced' ? (
          <p>
            Mail to {email ?? 'them'} bounces since {when}. They see it here and can put it right; until then
            they find what is new only in Handover, so reach them another way if it can’t wait.
          </p>
        ) : (
          <p>
            An e-mail to {email ?? 'them'} was marked as spam {when}, so none is sent there. They can ask for
            it again; until then they find what is new only in Handover.
          </p>
        )}
        {said && email ? <p className="mt-1 text-sm">Their mail server said: “{said}”</p> : null}
      </Notice>
    </div>
  );
}
