'use client';

import { Button, LinkButton } from '@/components/ui/button';
import { useComesBack } from '@/components/ui/comes-back';
import { addresses } from '@/lib/platform/addresses';

type InboxErrorProps = {
  /** `digest` stands beside the error in the server's log; without one the server has not answered at all */
  readonly error: Error & { readonly digest?: string };
  readonly retry: () => void;
};

/** In place of a page of the inbox that failed; the head of the inbox, and what waits to be sent, stay. */
export default function InboxError({ error, retry }: InboxErrorProps) {
  useComesBack({ error, retry });
  return (
    <>
      <h1>{error.digest ? 'This page could not be shown' : 'The connection broke'}</h1>
      <p className="mt-4 max-w-measure">
        {error.digest
          ? 'Something went wrong on our side. What you had saved is kept, and nothing was half done.'
          : 'What you have just sent is kept on this device, and sent once as soon as the server can be reached.'}
      </p>
      {error.digest ? (
        <p className="mt-3 text-quiet">
          If it stays, tell whoever runs this Handover the reference{' '}
          <strong className="text-ink">{error.digest}</strong>.
        </p>
      ) : null}
      <p className="mt-8 flex flex-wrap gap-3">
        <Button onClick={retry}>Try again</Button>
        <LinkButton href={addresses.inbox()} look="quiet">
          Back to the inbox
        </LinkButton>
      </p>
    </>
  );
}
