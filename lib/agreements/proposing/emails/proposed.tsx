import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';
import { type AgreementMailData, footerFor } from '../../emails/agreement-mail';
import type { End } from '../../timing/ending-words';
import type { ChangedTerm } from '../amending.rules';

type Proposal = {
  readonly number: number;
  /** the reader had signed the previous version: the new text has voided that */
  readonly hadSigned: boolean;
  /** until when it can be signed */
  readonly until: End;
  /** the terms that it changes in the agreement in force; unset when it amends none */
  readonly changes?: readonly ChangedTerm[];
};

/** @returns the mail that asks the assistant to read and sign, or to ask for changes. */
export function proposedMail(words: AgreementMailData, proposal: Proposal): MailContent {
  const { title, business, reader, url } = words;
  const { number, hadSigned, until, changes } = proposal;
  const isFirst = number === 1;
  const what = changes ? 'Amendment to sign' : 'To read and sign';
  return {
    subject: isFirst
      ? `${what} by ${until.day}: ${title}, from ${business}`
      : `Changed, to read and sign by ${until.day}: ${title}, from ${business}`,
    element: (
      <MailLayout
        preview={
          changes
            ? 'What you have agreed stays in force until you both have signed this.'
            : 'Nothing is binding until you both have signed. You can ask for changes first.'
        }
        heading={
          isFirst
            ? `${business} proposes ${changes ? 'to amend your agreement' : 'an agreement to you'}`
            : `${business} has changed the agreement for you`
        }
        action={{ label: 'Read the agreement', url }}
        footer={footerFor(words)}
      >
        <Text>Hello {reader},</Text>
        {isFirst ? null : (
          <Text>
            This is version {number}.
            {hadSigned ? ' The text you signed has changed, so your signature no longer counts.' : ''}
          </Text>
        )}
        {changes ? <Amends changes={changes} /> : null}
        <Text>
          “{title}” says what is expected, how you communicate, what is paid and when, how the work is
          evaluated and how either of you can end it. Take the time you need: you can sign it, ask for
          changes, or decline.
        </Text>
        <Text>
          It can be signed until {until.inWords}, and takes effect once you both have signed the same text.
          You each get a copy then.
        </Text>
      </MailLayout>
    ),
  };
}

function Amends({ changes }: { readonly changes: readonly ChangedTerm[] }) {
  return (
    <>
      <Text>
        The agreement you have stays in force as it is until you both have signed this one, which then takes
        its place.
        {changes.length === 0
          ? ' The terms stay as they are; what changes is in its words, and its page shows where.'
          : ' These terms change:'}
      </Text>
      {changes.map(({ name, before, after }) => (
        <Text key={name} style={{ margin: '0 0 8px' }}>
          <strong>{name}:</strong> {after} (now: {before})
        </Text>
      ))}
    </>
  );
}
