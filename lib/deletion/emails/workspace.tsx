import { MailLayout, Text } from '@/lib/platform/mail';
import { formatInstant } from '@/lib/platform/time/format';
import type { Hold } from '../rules';
import { notDeleted } from './held';

export type WorkspaceWords = {
  readonly business: string;
  readonly reader: 'owner' | 'manager' | 'assistant';
  /** the reader's zone */
  readonly zone: string;
  readonly now: Date;
  readonly url: string;
};

const footer = ({ business }: WorkspaceWords) =>
  `You get this because you work, or have worked, with ${business} in Handover. Everyone in a record is always told when it ends.`;

/** What remains of a business, as mails and pages say it to each side. */
export const WHAT_STAYS = {
  owner:
    'What was signed, delivered, owed and paid is kept, sealed as it is, for as long as the law may ask for it. You won’t be able to open it here any more: save the archive before that day.',
  manager: 'From that day on nobody on your side can open any of it here.',
  assistant:
    'What you both signed, what was owed and what was paid stays yours to read and to save, with its seals. Messages, drafts and files that belong to no record are gone then: save what you want to keep, or have the record sealed in one file.',
} as const;

/** A manager can't save the archive, and opens the pages that go. */
const PENDING_ACTION: Record<WorkspaceWords['reader'], string> = {
  owner: 'See it, or take it back',
  manager: 'Open the business',
  assistant: 'Save what you want to keep',
};

/** @returns the mail that tells everybody in a business that it will be deleted, when, and what remains. */
export function pendingMail(words: WorkspaceWords & { readonly by: string }, dueAt: Date) {
  const { business, by, reader, zone, now, url } = words;
  const due = formatInstant(dueAt, zone, now);
  return {
    subject: `${business} will be deleted on ${due}`,
    element: (
      <MailLayout
        preview={`${by} has asked for it. Until then it can be taken back.`}
        heading={`${business} will be deleted`}
        action={{ label: PENDING_ACTION[reader], url }}
        footer={footer(words)}
      >
        <Text>
          {by} has asked for it. It is done on {due} your time; until then everything goes on as it is, and an
          owner can take it back.
        </Text>
        <Text>{WHAT_STAYS[reader]}</Text>
      </MailLayout>
    ),
  };
}

/** @returns the mail that tells the same people that it was cancelled. */
export function keptMail(words: WorkspaceWords & { readonly by: string }) {
  const heading = `${words.business} stays`;
  return {
    subject: `${heading}: it won’t be deleted`,
    element: (
      <MailLayout
        preview={`${words.by} has taken it back.`}
        heading={heading}
        action={{ label: 'Go to Handover', url: words.url }}
        footer={footer(words)}
      >
        <Text>{words.by} has taken it back. Nothing was deleted.</Text>
      </MailLayout>
    ),
  };
}

/** @returns the mail that says that the day has come and something prevents the deletion. */
export function heldMail(words: WorkspaceWords, holds: readonly Hold[]) {
  return notDeleted({
    heading: `${words.business} was not deleted`,
    url: words.url,
    footer: footer(words),
    holds: words.reader === 'owner' ? holds : [],
    next: 'An owner can ask for it again; it then takes another two weeks.',
  });
}

/** @returns the last mail: it is done. */
export function erasedMail(words: WorkspaceWords) {
  const heading = `${words.business} is deleted`;
  return {
    subject: heading,
    element: (
      <MailLayout
        preview="This is the last you will hear from us about it."
        heading={heading}
        action={{
          label: 'Go to Handover',
          url: words.reader === 'assistant' ? words.url : new URL('/start', words.url).href,
        }}
        footer={footer(words)}
      >
        <Text>
          {words.reader === 'assistant'
            ? 'What you both signed, what was owed and what was paid is still yours to read and to save.'
            : 'What was signed, delivered, owed and paid is kept as the law may ask for it; everything else is erased.'}
        </Text>
      </MailLayout>
    ),
  };
}
