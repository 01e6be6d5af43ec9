import type { AnchorHTMLAttributes } from 'react';

type NearLinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { readonly href: string };

/**
 * A link to a page of ours. It is a plain link, so that a list of many costs little to make, and works without scripts;
 * `NearPages`, once in each page, fetches its page when somebody is about to follow it and opens it in place.
 */
export function NearLink(props: NearLinkProps) {
  return <a {...props} data-near="" />;
}
