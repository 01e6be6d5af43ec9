import { type MailContent, MailLayout, Quoted, Text } from '@/lib/platform/mail';
import {
  type BriefMailData,
  DueLine,
  dueInWords,
  footerForAssistant,
  footerForStaff,
} from '../../emails/brief-mail';
import type { BriefParty } from '../../rules';
import type { ChangeLine } from '../change-words';

type FromASide = {
  /** who did it, by name */
  readonly by: string;
  /** their side: the mail goes to the other */
  readonly from: BriefParty;
};

type Asked = FromASide & { readonly reason: string; readonly lines: readonly ChangeLine[] };

/** @returns the mail that brings one side's change request to the other, who decides. */
export function changeAskedMail(words: BriefMailData, { by, from, reason, lines }: Asked): MailContent {
  const { title, url } = words;
  return {
    subject: `Other terms asked for, due ${dueInWords(words)}: ${title}`,
    element: (
      <MailLayout
        preview={reason}
        heading={`${by} asks to change what you agreed on “${title}”`}
        action={{ label: 'Answer', url }}
        footer={footerFor(from, words)}
      >
        <Lines lines={lines} />
        <Quoted>{reason}</Quoted>
        <Text>Until you have accepted it, what was agreed holds.</Text>
      </MailLayout>
    ),
  };
}

type Accepted = FromASide & { readonly note: string; readonly lines: readonly ChangeLine[] };

/** @returns the mail that accepts a change request: these terms apply from now on. */
export function changeAcceptedMail(words: BriefMailData, { by, from, note, lines }: Accepted): MailContent {
  const { title, url } = words;
  return {
    subject: `Change accepted, due ${dueInWords(words)}: ${title}`,
    element: (
      <MailLayout
        preview={note || 'It holds from now on.'}
        heading={`${by} accepted your change to “${title}”`}
        action={{ label: 'Open the brief', url }}
        footer={footerFor(from, words)}
      >
        <Lines lines={lines} />
        {note ? <Quoted>{note}</Quoted> : null}
        <Text>It holds from now on; what was agreed before stays on record.</Text>
      </MailLayout>
    ),
  };
}

type Declined = FromASide & { readonly reason: string };

/** @returns the mail that declines a change request, and says why: what was agreed applies. */
export function changeDeclinedMail(words: BriefMailData, { by, from, reason }: Declined): MailContent {
  const { title, url } = words;
  return {
    subject: `Change declined, due ${dueInWords(words)}: ${title}`,
    element: (
      <MailLayout
        preview={reason}
        heading={`${by} declined your change to “${title}”`}
        action={{ label: 'Open the brief', url }}
        footer={footerFor(from, words)}
      >
        <Quoted>{reason}</Quoted>
        <Text>What you agreed holds.</Text>
        <DueLine words={words} />
      </MailLayout>
    ),
  };
}

function Lines({ lines }: { readonly lines: readonly ChangeLine[] }) {
  return lines.map(({ key, what, from, to }) => (
    <Text key={key} style={{ whiteSpace: 'pre-wrap' }}>
      <strong>{what}:</strong> {to ?? 'no longer asked for'}
      {from === null ? '' : ` (was: ${from})`}
    </Text>
  ));
}

function footerFor(from: BriefParty, words: BriefMailData): string {
  return from === 'owner' ? footerForAssistant(words) : footerForStaff(words);
}
