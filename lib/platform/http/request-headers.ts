/**
 * The headers that before-pages.ts adds to each request before a page sees it; what a browser sent under these names is
 * replaced.
 */

/** The requested page, path and query, so that signing in leads back to it. */
export const PATH_HEADER = 'x-handover-path';

/** Ties together log lines, audit events and what a person is told. */
export const REQUEST_ID_HEADER = 'x-request-id';

/** What a request id from a proxy may look like: it is written into the log. */
export const REQUEST_ID = /^[\w-]{8,64}$/;

/** The page's Content-Security-Policy: on the request for Next, which takes the nonce from it, and on the response. */
export const POLICY_HEADER = 'content-security-policy';

/** Where browsers report what the policy has refused. */
export const REPORTING_HEADER = 'reporting-endpoints';
