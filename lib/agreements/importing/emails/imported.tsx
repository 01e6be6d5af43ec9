import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';
import { type AgreementMailData, footerFor } from '../../emails/agreement-mail';
import type { End } from '../../timing/ending-words';

/**
 * @param until - the last time to confirm it
 * @returns the mail that asks the assistant to confirm an agreement that both signed elsewhere.
 */
export function importedMail(words: AgreementMailData, until: End): MailContent {
  const { title, business, url } = words;
  return {
    subject: `To confirm by ${until.day}: ${title}, signed with ${business}`,
    element: (
      <MailLayout
        preview="Check the file and the terms, then confirm or decline."
        heading="Is this what you signed?"
        action={{ label: 'Look at it', url }}
        footer={footerFor(words)}
      >
        <Text>
          {business} has brought “{title}” into Handover: a file that you both signed elsewhere, and the terms
          it has.
        </Text>
        <Text>
          Open the file and compare it with the terms. If both are right, confirm; it is then in force here.
          If something is wrong, ask for changes or decline, and say what.
        </Text>
        <Text>
          You have until {until.inWords}; after that it expires by itself, and what you signed elsewhere stays
          as it was.
        </Text>
      </MailLayout>
    ),
  };
}
