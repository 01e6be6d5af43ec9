import { MailLayout, Text } from '@/lib/platform/mail';
import { formatInstant } from '@/lib/platform/time/format';
import { archiveFailure } from '../failing.rules';

export type ArchiveWords = {
  readonly business: string;
  /** the reader's zone */
  readonly zone: string;
  readonly now: Date;
  readonly url: string;
};

const footer = ({ business }: ArchiveWords) =>
  `You get this because you asked for the archive of ${business}. If that wasn’t you, somebody else is signed in as you: sign out everywhere in your settings.`;

/**
 * @returns the mail that says that an archive is ready, and until when it is kept. It leads to the page, not to the
 * file.
 */
export function archiveReadyMail(words: ArchiveWords, keptUntil: Date) {
  const until = formatInstant(keptUntil, words.zone, words.now);
  return {
    subject: `The archive of ${words.business} is ready, until ${until}`,
    element: (
      <MailLayout
        preview="Sign in and save it."
        heading={`The archive of ${words.business} is ready`}
        action={{ label: 'Go to the archive', url: words.url }}
        footer={footer(words)}
      >
        <Text>
          It holds everything the business has on record: agreements and their sealed copies, briefs,
          messages, time, payments, evaluations and files. Keep it where only you can read it.
        </Text>
        <Text>
          It can be saved until {until} your time, by an owner who has signed in within the last ten minutes.
          After that a new one can be made at any time.
        </Text>
      </MailLayout>
    ),
  };
}

/** @returns the mail that says that an archive could not be made, and what to do. */
export function archiveFailedMail(words: ArchiveWords, why: 'too_large' | 'failed') {
  return {
    subject: `The archive of ${words.business} couldn’t be made`,
    element: (
      <MailLayout
        preview={archiveFailure(why)}
        heading={`The archive of ${words.business} couldn’t be made`}
        action={{ label: 'Go to the archive', url: words.url }}
        footer={footer(words)}
      >
        <Text>{archiveFailure(why)}</Text>
        <Text>Nothing of the business is lost or changed by this.</Text>
      </MailLayout>
    ),
  };
}
