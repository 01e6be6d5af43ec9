import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';
import { LONGEST_REPLY, MOST_REPLY_FILES, type ReplyRefusal } from '../judging.rules';

type RefusedWords = {
  readonly reason: ReplyRefusal;
  /** where the conversation is; null if the reader may have no part in it */
  readonly url: string | null;
};

/** @returns the mail that tells somebody that their reply by mail didn't become a message, and what helps. */
export function refusedMail({ reason, url }: RefusedWords): MailContent {
  return {
    subject: `Not posted: your answer by e-mail ${SHORT[reason]}`,
    element: (
      <MailLayout
        preview={WHY[reason]}
        heading="Your answer by e-mail was not posted"
        {...(url ? { action: { label: 'Answer in Handover', url } } : {})}
        footer="You get this because an e-mail came to us from this address. It is sent once a day at most."
      >
        <Text>{WHY[reason]}</Text>
        <Text>{HELP[reason]}</Text>
      </MailLayout>
    ),
  };
}

const SHORT: Record<ReplyRefusal, string> = {
  other_sender: 'came from another address',
  not_authentic: 'could not be proven to be yours',
  expired: 'came too late',
  not_there: 'has no conversation any more',
  empty: 'was empty',
  too_long: 'was too long',
  too_many_files: 'had too many files',
};

const WHY: Record<ReplyRefusal, string> = {
  other_sender:
    'You answered an e-mail that had gone to another address. Whoever answers by e-mail has to write from the address that got it, or anybody who sees an e-mail could write in its reader’s name.',
  not_authentic:
    'An e-mail in your name came to us, but your mail provider doesn’t vouch for it, so it may be somebody else’s. Nothing of it was posted.',
  expired: 'The e-mail that you answered is several months old, and its address takes no more answers.',
  not_there:
    'What the e-mail was about isn’t open to you any more, so there is no conversation to post it in.',
  empty: 'We found nothing in it but what it quotes, and a signature.',
  too_long: `A message has at most ${LONGEST_REPLY.toLocaleString('en')} characters.`,
  too_many_files: `At most ${MOST_REPLY_FILES} files go with one message.`,
};

const HELP: Record<ReplyRefusal, string> = {
  other_sender: 'Send it again from the other address, or write it in Handover.',
  not_authentic:
    'If it was you, write it in Handover, or send it through your usual mail provider. If it wasn’t, there is nothing to do.',
  expired: 'Write it in Handover.',
  not_there: 'If you still work together, ask them where to go on.',
  empty: 'Write above what is quoted, or write it in Handover.',
  too_long: 'Put the long part into a file, or write it in Handover in two messages.',
  too_many_files: 'Put them into one archive, or send the rest with another answer.',
};
