type PolicyFacts = {
  /** new for each page, and used only in its script tags */
  readonly nonce: string;
  readonly isHttps: boolean;
  readonly isDevelopment: boolean;
};

/** Where browsers report what a page's policy has refused. */
const REPORTED_AT = '/api/csp';
const REPORTS = 'policy';
/** The header that tells browsers where to report (W3C Reporting API). */
export const REPORTING_ENDPOINTS = `${REPORTS}="${REPORTED_AT}"`;

/**
 * A page's Content-Security-Policy (security.md). Scripts run only with the page's nonce, or if a script that has it
 * loads them. Styles may be inline: Radix positions popovers by style attributes, and a style can't run anything.
 * @returns the header's value.
 */
export function contentPolicy({ nonce, isHttps, isDevelopment }: PolicyFacts): string {
  // React's development build explains errors with eval; the production build needs none.
  const evaluation = isDevelopment ? " 'unsafe-eval'" : '';
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluation}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    // the worker that keeps the inbox readable offline, and the web app manifest
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    // browsers that know the first of these ignore the second (W3C CSP3, 6.5)
    `report-to ${REPORTS}`,
    `report-uri ${REPORTED_AT}`,
    ...(isHttps ? ['upgrade-insecure-requests'] : []),
  ];
  return directives.join('; ');
}
