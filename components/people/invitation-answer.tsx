import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { Notice } from '@/components/ui/notice';
import { When } from '@/components/ui/when';
import { acceptInvitation } from '@/lib/people/invitations/accepting.actions';
import type { InvitationPage } from '@/lib/people/invitations/invitations.queries';
import { STAFF_ROLE_WORDS } from '@/lib/people/staff.rules';
import type { StaffRole } from '@/lib/platform/tenancy';
import { formatStamp } from '@/lib/platform/time/format';
import { GoogleSignIn } from './google-sign-in';
import { InvitationAccepted } from './invitation-accepted';
import { MailIsOff } from './mail-is-off';
import { InvitedSignInForm } from './sign-in-form';

type InvitationAnswerProps = {
  readonly token: string;
  /** this page, to come back to after signing in */
  readonly here: string;
  readonly invitation: InvitationPage;
  /** who is signed in, if anybody is */
  readonly reader: { readonly email: string; readonly zone: string } | null;
  readonly now: Date;
  readonly mailboxUrl: string | undefined;
  /** whether people may sign in by Google here */
  readonly isGoogleOn: boolean;
  /** whether mail can leave this installation */
  readonly isMailOn: boolean;
};

/** What one can do with an invitation, depending on its state and its reader. */
export function InvitationAnswer(props: InvitationAnswerProps) {
  const { invitation, reader } = props;
  if (invitation.since) return <InvitationAccepted since={invitation.since} invitation={invitation} />;
  if (invitation.state !== 'open') return <Over invitation={invitation} />;
  return (
    <div className="grid gap-8">
      {invitation.role === 'assistant' ? <Meaning /> : <MeaningOfRunning role={invitation.role} />}
      {reader ? <Accept {...props} reader={reader} /> : <SignInFirst {...props} />}
    </div>
  );
}

const OVER = {
  accepted: [
    'It has been used',
    'Each invitation works once. If it was you, sign in with the address you joined with.',
  ],
  withdrawn: [
    'It was withdrawn',
    'The business has taken this invitation back. If that surprises you, ask them.',
  ],
  expired: ['Its time is over', 'Ask the business to send it again; the same link then works once more.'],
} as const;

function Over({ invitation }: { invitation: InvitationPage }) {
  const [title, what] = OVER[invitation.state === 'open' ? 'expired' : invitation.state];
  return (
    <Notice meaning="needs" title={title}>
      {what}
    </Notice>
  );
}

/** What joining means, before anybody is asked to do it. */
function Meaning() {
  return (
    <div className="prose">
      <p>Joining commits you to nothing. After it, in this order:</p>
      <ol>
        <li>
          The business writes an agreement: what is expected, what is paid, how and when you both look back.
          You ask for changes, and sign only what you agree with.
        </li>
        <li>
          Each piece of work comes as a brief with a deadline on your clock. You ask first, then accept.
        </li>
        <li>You decide how and when you work. Nobody watches your screen.</li>
      </ol>
    </div>
  );
}

/** What running a business means, before anybody agrees to it. */
function MeaningOfRunning({ role }: { readonly role: StaffRole }) {
  return (
    <div className="prose">
      <p>
        <strong>{STAFF_ROLE_WORDS[role].name}.</strong> {STAFF_ROLE_WORDS[role].may}
      </p>
      <p>You can leave at any time, and an owner can end it. What you did stays on the record.</p>
    </div>
  );
}

function SignInFirst(props: InvitationAnswerProps) {
  const { invitation } = props;
  return (
    <section aria-labelledby="sign-in-first" className="grid gap-4">
      <div>
        <h2 id="sign-in-first">First, show that the address is yours</h2>
        <p className="max-w-measure text-quiet">
          The invitation is for {invitation.maskedEmail}. We e-mail a link there that leads back to this page.
          It is valid until {formatStamp(invitation.expiresAt)}.
        </p>
      </div>
      <AsTheInvited {...props} />
      <p className="max-w-measure text-sm text-quiet">
        Not an address of yours? {invitation.invitedBy} can send the invitation to the one you use. This page
        then works for that.
      </p>
    </section>
  );
}

/** The ways to sign in with the invited address. */
function AsTheInvited({ token, here, mailboxUrl, isGoogleOn, isMailOn }: InvitationAnswerProps) {
  return (
    <>
      {isGoogleOn ? <GoogleSignIn to={here} /> : null}
      {isMailOn ? (
        <InvitedSignInForm token={token} mailboxUrl={mailboxUrl} />
      ) : (
        <MailIsOff isGoogleOn={isGoogleOn} />
      )}
    </>
  );
}

type AcceptProps = InvitationAnswerProps & {
  readonly reader: { readonly email: string; readonly zone: string };
};

function Accept(props: AcceptProps) {
  const { token, invitation, reader, now } = props;
  const { decision } = invitation;
  const refusal = decision && !decision.ok ? decision.refusal : null;
  if (refusal?.code === 'other_address') return <ForAnotherAddress {...props} />;
  if (refusal) return <Notice meaning="needs">{refusal.message}</Notice>;
  return (
    <ActionForm action={acceptInvitation} className="grid gap-5" label="Accept the invitation">
      <input type="hidden" name="token" value={token} />
      <FormMessage />
      <div>
        <Submit pending="Joining…">Join {invitation.business}</Submit>
      </div>
      <p className="text-sm text-quiet">
        You are signed in as {reader.email}. The invitation is valid until{' '}
        <When instant={invitation.expiresAt} zone={reader.zone} now={now} />.
      </p>
    </ActionForm>
  );
}

/** For somebody signed in with another address than the invited one: whose it is, and the two ways on. */
function ForAnotherAddress(props: AcceptProps) {
  const { invitation, reader } = props;
  const { maskedEmail, invitedBy } = invitation;
  return (
    <div className="grid gap-8">
      <Notice meaning="needs" title="This invitation is for another address">
        It was sent to {maskedEmail}, and you are signed in as {reader.email}. Nothing is lost: it is valid
        until {formatStamp(invitation.expiresAt)}.
      </Notice>
      <section aria-labelledby="its-address" className="grid gap-4">
        <div>
          <h2 id="its-address">If {maskedEmail} is yours too</h2>
          <p className="max-w-measure text-quiet">
            We e-mail a link there that leads back to this page, signed in with that address instead of{' '}
            {reader.email}.
          </p>
        </div>
        <AsTheInvited {...props} />
      </section>
      <section aria-labelledby="your-address">
        <h2 id="your-address">If you use {reader.email}</h2>
        <p className="max-w-measure text-quiet">
          Tell {invitedBy}. An owner sends the invitation to that address, and this page then works for you.
        </p>
      </section>
    </div>
  );
}
