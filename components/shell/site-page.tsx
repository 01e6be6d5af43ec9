import { OperatorsLinks } from './operators-links';
import { SiteShell, type SiteShellProps } from './site-shell';

/** Around pages that need nobody signed in, with what the operator has to say to whoever gives their data here. */
export function SitePage(props: Omit<SiteShellProps, 'foot'>) {
  return <SiteShell {...props} foot={<OperatorsLinks className="mt-2" />} />;
}
