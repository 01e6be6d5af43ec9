import { z } from 'zod';

/** What is kept from a report. */
type Violation = {
  /** `script-src-elem` */
  readonly directive: string;
  /** `https://evil.example`, `inline`, `eval`, `data`, or `unreadable` */
  readonly refused: string;
};

/** The old way, `application/csp-report`, and the new one, `application/reports+json`. */
const Old = z.object({
  'csp-report': z.object({ 'effective-directive': z.string(), 'blocked-uri': z.string() }),
});
const New = z.array(
  z.object({
    type: z.literal('csp-violation'),
    body: z.object({ effectiveDirective: z.string(), blockedURL: z.string() }),
  }),
);

/** Per posting; a browser that has more to say sends it in the next one. */
const MOST = 10;

/** @returns what a posting reports, as far as it can be read; no value is longer than a log line should be. */
export function violationsIn(body: string): readonly Violation[] {
  const sent = parsed(body);
  const old = Old.safeParse(sent);
  if (old.success) {
    const { 'effective-directive': directive, 'blocked-uri': refused } = old.data['csp-report'];
    return [violation(directive, refused)];
  }
  const reports = New.safeParse(sent).data ?? [];
  return reports
    .slice(0, MOST)
    .map(({ body: { effectiveDirective, blockedURL } }) => violation(effectiveDirective, blockedURL));
}

function violation(directive: string, refused: string): Violation {
  return {
    directive: /^[a-z-]{1,40}$/.test(directive) ? directive : 'unreadable',
    refused: originOf(refused),
  };
}

/** An address may carry a secret; its origin doesn't. */
function originOf(refused: string): string {
  if (/^[a-z-]{1,20}$/.test(refused)) return refused;
  const origin = URL.parse(refused)?.origin ?? 'unreadable';
  return origin === 'null' ? 'unreadable' : origin.slice(0, 200);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
