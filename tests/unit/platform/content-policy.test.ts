import { describe, expect, it } from 'vitest';
import { contentPolicy, REPORTING_ENDPOINTS } from '@/lib/platform/http/content-policy';

function directives(facts: Parameters<typeof contentPolicy>[0]): Map<string, string> {
  return new Map(
    contentPolicy(facts)
      .split('; ')
      .map((each) => [each.split(' ')[0] ?? '', each]),
  );
}

describe("a page's policy", () => {
  const production = directives({ nonce: 'abc', isHttps: true, isDevelopment: false });

  it('lets scripts run only with the page’s nonce', () => {
    expect(production.get('script-src')).toBe("script-src 'self' 'nonce-abc' 'strict-dynamic'");
  });

  it('lets nobody frame a page, and forms post only to us', () => {
    expect(production.get('frame-ancestors')).toBe("frame-ancestors 'none'");
    expect(production.get('form-action')).toBe("form-action 'self'");
    expect(production.get('base-uri')).toBe("base-uri 'none'");
  });

  it('is enforced, with nothing that lets an inline script run, and violations are reported to us', () => {
    expect(production.get('script-src')).not.toContain('unsafe-inline');
    expect(production.get('object-src')).toBe("object-src 'none'");
    expect(production.get('report-uri')).toBe('report-uri /api/csp');
    expect(REPORTING_ENDPOINTS).toBe(`${production.get('report-to')?.split(' ')[1]}="/api/csp"`);
  });

  it('allows a worker and a manifest from us alone', () => {
    expect(production.get('worker-src')).toBe("worker-src 'self'");
    expect(production.get('manifest-src')).toBe("manifest-src 'self'");
  });

  it('upgrades everything to https if the address is https, and only then', () => {
    expect(production.has('upgrade-insecure-requests')).toBe(true);
    expect(
      directives({ nonce: 'abc', isHttps: false, isDevelopment: false }).has('upgrade-insecure-requests'),
    ).toBe(false);
  });

  it('allows evaluation in development only', () => {
    const development = directives({ nonce: 'abc', isHttps: false, isDevelopment: true });

    expect(development.get('script-src')).toContain("'unsafe-eval'");
    expect([...production.values()].join()).not.toContain('unsafe-eval');
  });
});
