import type { AnchorHTMLAttributes } from 'react';

type NearLinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { readonly href: string };

/**
 * A link within the app. It is a plain link, so that a long list is cheap to make, and works without scripts;
 * `NearPages`, once in each page, prefetches its page when somebody is about to follow it and opens it in place.
 */
export function NearLink(props: NearLinkProps) {
  return <a {...props} data-near="" />;
}
