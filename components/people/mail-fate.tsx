import type { Meaning } from '@/components/ui/notice';
import { Notice } from '@/components/ui/notice';
import type { MailFate } from '@/lib/people/engagements/engagement-progress.rules';

type Words = {
  readonly meaning: Meaning;
  readonly title: string;
  readonly what?: string;
  /** what is to be done about it, with what stands below */
  readonly advice?: string;
};

const OTHERWISE =
  'If they use another address, send the invitation there, below; otherwise send the link below yourself.';

const WORDS: Record<MailFate, Words> = {
  unset: {
    meaning: 'risk',
    title: 'The e-mail can’t be sent',
    what: 'Mail isn’t set up on this installation.',
    advice: 'Copy the link below and send it yourself.',
  },
  queued: {
    meaning: 'info',
    title: 'The e-mail is waiting to be sent',
    what: 'That usually takes a few seconds.',
  },
  retrying: {
    meaning: 'needs',
    title: 'The e-mail couldn’t be sent yet',
    what: 'The mail service refused it for now, and we keep trying.',
    advice: 'The link below works in the meantime.',
  },
  accepted: {
    meaning: 'info',
    title: 'The mail service has taken the e-mail',
    what: 'Whether it arrived isn’t known yet.',
    advice: 'If you hear nothing, send the link below yourself.',
  },
  delivered: {
    meaning: 'done',
    title: 'The e-mail has arrived',
    what: 'It is in their mailbox or their spam folder. Whether they have read it is their business.',
  },
  bounced: {
    meaning: 'risk',
    title: 'The e-mail came back',
    advice: `Check the address. ${OTHERWISE}`,
  },
  complained: {
    meaning: 'risk',
    title: 'They marked the e-mail as spam',
    what: 'No more mail will reach them.',
    advice: 'Talk to them before you send the link below.',
  },
  failed: {
    meaning: 'risk',
    title: 'The e-mail could not be sent',
    advice: 'Copy the link below and send it yourself, or try again.',
  },
  suppressed: {
    meaning: 'risk',
    title: 'The e-mail was not sent',
    what: 'Mail to this address bounced or was marked as spam before, so nothing more is sent there.',
    advice: OTHERWISE,
  },
};

const WITH_REASON: readonly MailFate[] = ['bounced', 'failed', 'retrying', 'suppressed'];

type MailFateNoticeProps = {
  readonly fate: MailFate;
  readonly reason: string | null;
  /** whether the reader has the link and the other ways below; a manager hasn't */
  readonly mayAct: boolean;
};

/** A mail's fate, in plain words, and what to do about it. Nothing is called sent on a guess. */
export function MailFateNotice({ fate, reason, mayAct }: MailFateNoticeProps) {
  const { meaning, title, what, advice } = WORDS[fate];
  const words = [what, mayAct ? advice : undefined].filter(Boolean).join(' ');
  const isTheirWord = reason !== null && WITH_REASON.includes(fate);
  return (
    <Notice meaning={meaning} title={title}>
      {words ? <p>{words}</p> : null}
      {isTheirWord ? <p className="mt-1 text-sm">The mail service said: “{reason}”</p> : null}
    </Notice>
  );
}
