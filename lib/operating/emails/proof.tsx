import { MailLayout, Text } from '@/lib/platform/mail';

type ProofWords = { readonly host: string; readonly url: string };

/** @returns the mail by which an installation proves that its mail arrives. Arriving is its only purpose. */
export function proofMail({ host, url }: ProofWords) {
  return {
    subject: `Mail of ${host} arrives`,
    element: (
      <MailLayout
        preview="There is nothing to do."
        heading="This mail was sent to see whether it arrives"
        action={{ label: 'Open the operator’s page', url }}
        footer="You get this because somebody who runs this installation asked for it, or because npm run doctor was run there."
      >
        <Text>
          It went the way of every e-mail of {host}: from the queue to a worker, from there to the mail
          service, and to you. If it is in your spam folder, the others will be too: then see what the mail
          service says about your domain.
        </Text>
      </MailLayout>
    ),
  };
}
