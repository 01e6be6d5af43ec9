/** What proxy.ts adds to each request before a page sees it; what a browser sent under these names is replaced. */

/** The page that was asked for, path and query, so that signing in leads back to it. */
export const PATH_HEADER = 'x-handover-path';

/** Ties log lines, audit events and what a person is told together. */
export const REQUEST_ID_HEADER = 'x-request-id';
