import type { AgreementMail } from '@/lib/agreements/page.queries';
import { counted } from '@/lib/platform/text/counted';

const KINDS: Readonly<Record<string, string>> = {
  'agreement.proposed': 'Proposal',
  'agreement.changes_requested': 'Request for changes',
  'agreement.your_turn': 'Request to sign',
  'agreement.in_force': 'Copy',
  'agreement.copy': 'Copy',
  'agreement.imported': 'Request to confirm',
  'agreement.declined': 'Answer',
  'agreement.withdrawn': 'Withdrawal',
  'agreement.comment': 'Comments',
  'agreement.wording_proposed': 'Proposed wording',
  'agreement.wording_declined': 'Answer to a wording',
  'agreement.amendment_requested': 'Request to amend',
  'agreement.notice_given': 'Notice',
  'agreement.terminated': 'End',
  'agreement.expired': 'End',
};

function nameOf(kind: string): string {
  return kind.startsWith('reminder.') ? 'Reminder' : (KINDS[kind] ?? 'Mail');
}

const FATES: Record<AgreementMail['state'], string> = {
  queued: 'waits to be sent',
  accepted: 'on its way',
  delivered: 'delivered',
  bounced: 'bounced: that address doesn’t accept it',
  complained: 'marked as spam by its reader',
  failed: 'could not be sent',
  suppressed: 'not sent: mail to that address bounced or was marked as spam before',
};

/** What became of each mail about an agreement: nobody has to guess whether it arrived. */
export function MailFates({ mails }: { mails: readonly AgreementMail[] }) {
  if (mails.length === 0) return null;
  return (
    <details className="mt-4 text-sm" data-no-print>
      <summary className="fold-quiet">{counted(mails.length, 'e-mail')} about this</summary>
      <ul className="mt-2 grid gap-1.5">
        {mails.map(({ to, kind, state }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: mails are never reordered, and the same can go to the same twice
          <li key={`${kind} ${to} ${index}`}>
            {nameOf(kind)} to {to}: {FATES[state]}
          </li>
        ))}
      </ul>
    </details>
  );
}
