import { env } from '@/lib/platform/env/env';

/** A page that the operator of this installation has elsewhere. */
export type OperatorsPage = { readonly label: string; readonly href: string };

/**
 * @returns the operator's own pages that people have to find wherever their data is asked for (in the European Union:
 * GDPR, articles 12 and 13), those that are set, in the order in which they are shown.
 */
export function operatorsPages(): readonly OperatorsPage[] {
  const { HANDOVER_LEGAL_NOTICE_URL, HANDOVER_PRIVACY_URL, HANDOVER_TERMS_URL } = env();
  return [
    { label: 'Legal notice', href: HANDOVER_LEGAL_NOTICE_URL },
    { label: 'Privacy', href: HANDOVER_PRIVACY_URL },
    { label: 'Terms', href: HANDOVER_TERMS_URL },
  ].flatMap(({ label, href }) => (href === undefined ? [] : [{ label, href }]));
}
