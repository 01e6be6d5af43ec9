import type { ReactNode } from 'react';
import { LinkButton } from './button';
import { PageSection } from './page';

type LinkSectionProps = {
  readonly title: string;
  /** what is on the page that it leads to */
  readonly children: ReactNode;
  readonly href: string;
  readonly label: string;
};

/** A part of a page that says what another page is for, and leads there. */
export function LinkSection({ title, children, href, label }: LinkSectionProps) {
  return (
    <PageSection title={title}>
      <p className="mb-3 max-w-measure text-quiet">{children}</p>
      <LinkButton look="quiet" href={href}>
        {label}
      </LinkButton>
    </PageSection>
  );
}
