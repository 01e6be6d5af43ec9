'use client';

import { useEffect, useRef } from 'react';
import { Button, LinkButton } from './button';
import { useComesBack } from './comes-back';

export type PageFailedProps = {
  /** `digest` is logged beside the error on the server; without one the page broke off, or failed here */
  readonly error: Error & { readonly digest?: string };
  readonly retry: () => void;
};

/** What a person sees instead of a page that failed: what happened, what was kept, what to do; never a stack. */
export function PageFailed({
  error,
  retry,
  back,
}: PageFailedProps & { readonly back: { readonly href: string; readonly says: string } }) {
  const comesBack = useComesBack({ error, retry });
  const heading = useRef<HTMLHeadingElement>(null);
  // the focused element is gone, or led here: screen reader users hear that the page is another
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h1 ref={heading} tabIndex={-1} className="outline-none">
        {comesBack ? 'The connection broke' : 'This page could not be shown'}
      </h1>
      <p className="mt-4 max-w-measure" role="status">
        {comesBack
          ? 'What you had saved is kept. The page comes back by itself as soon as the server answers.'
          : 'Something went wrong on our side. What you had saved is kept, and nothing was half done: an action is carried out whole or not at all.'}
      </p>
      {comesBack ? null : (
        <p className="mt-3 max-w-measure text-quiet">
          Try again; if it keeps happening, go back to your start page and tell whoever runs this Handover
          {error.digest ? (
            <>
              {' '}
              the reference <strong className="text-ink">{error.digest}</strong>
            </>
          ) : null}
          .
        </p>
      )}
      <p className="mt-8 flex flex-wrap gap-3">
        <Button onClick={retry}>Try again</Button>
        <LinkButton href={back.href} look="quiet">
          {back.says}
        </LinkButton>
      </p>
    </>
  );
}
