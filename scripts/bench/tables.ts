import type { FirstLoad } from './first-load';
import type { Lead } from './peers/leads';
import { growthOf, type PageReport, type Sealing, type Weight } from './report';

/** The pages' figures as a table. */
export function pagesTable(reports: readonly PageReport[]): string {
  const head = [
    'page',
    'briefs',
    'req/s',
    '× bare',
    'cpu ms',
    '× bare cpu',
    'p50 ms',
    'p95 ms',
    '× fewest',
    'p50 busy',
    'p95 busy',
    'queries',
  ];
  const rows = reports.map((found) => [
    found.page,
    found.briefs?.toLocaleString('en') ?? '',
    found.perSecond.toFixed(0),
    found.ofBare.toFixed(2),
    figure(found.processorMs),
    figure(found.ofBareProcessor),
    found.aloneP50.toFixed(1),
    found.aloneP95.toFixed(1),
    found.briefs === undefined ? '' : growthOf(found, reports).toFixed(2),
    found.loadP50.toFixed(1),
    found.loadP95.toFixed(1),
    found.statements ? `${found.statements.queries} + ${found.statements.bounds}` : '',
  ]);
  return table([head, ...rows]);
}

/** Empty where the system doesn't report it. */
function figure(value: number): string {
  return Number.isNaN(value) ? '' : value.toFixed(2);
}

/** What each page loads first; the bare page comes first. */
export function weightsTable(weights: readonly Weight[]): string {
  const least = weights[0]?.bytes ?? 0;
  const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
  const rows = weights.map(({ page, bytes }) => [page, kilobytes(bytes), kilobytes(bytes - least)]);
  return table([['page', 'script kB gzip', 'above bare'], ...rows]);
}

/** What each page loads first. */
export function firstLoadsTable(loads: readonly ({ readonly page: string } & FirstLoad)[]): string {
  const rows = loads.map(({ page, html, scripts }) => [
    page,
    (html / 1000).toFixed(1),
    (scripts / 1000).toFixed(1),
  ]);
  return table([['page', 'page kB gzip', 'script kB gzip'], ...rows]);
}

/** How far each page of ours is ahead of each of the peers’. */
export function leadsTable(leads: readonly Lead[]): string {
  const rows = leads.map(({ page, peer, byRequests, byProcessor, byP50 }) => [
    `${page} beside ${peer}`,
    byRequests.toFixed(2),
    figure(byProcessor),
    byP50.toFixed(2),
  ]);
  return table([['ahead when above 1', '× req/s', '× cpu', '× p50'], ...rows]);
}

/** How long the sealed PDF of 60 clauses takes. */
export function sealingTable({ firstMs, renderMs, sealMs, kilobytes }: Sealing): string {
  const head = ['sealed PDF', 'first ms', 'render ms', 'seal ms', 'kB'];
  return table([
    head,
    ['60 clauses', ...[firstMs, renderMs, sealMs, kilobytes].map((each) => each.toFixed(0))],
  ]);
}

type Search = {
  readonly who: string;
  readonly words: string;
  readonly found: number;
  readonly p50: number;
  readonly p95: number;
};

/** How long searches take. */
export function searchTable(searches: readonly Search[]): string {
  const rows = searches.map(({ who, words, found, p50, p95 }) => [
    `${who}: ${words}`,
    String(found),
    p50.toFixed(1),
    p95.toFixed(1),
  ]);
  return table([['search', 'found', 'p50 ms', 'p95 ms'], ...rows]);
}

type Counting = {
  readonly what: string;
  readonly done: number;
  readonly p50: number;
  readonly p95: number;
};

/** How long the facts of an engagement take. */
export function factsTable(countings: readonly Counting[]): string {
  const rows = countings.map(({ what, done, p50, p95 }) => [
    what,
    String(done),
    p50.toFixed(1),
    p95.toFixed(1),
  ]);
  return table([['facts of', 'briefs done', 'p50 ms', 'p95 ms'], ...rows]);
}

/** Plain text: the first row names the columns; all columns but the first are right-aligned. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
  return rows.map((row) => line(row).join('  ').trimEnd()).join('\n');
}
