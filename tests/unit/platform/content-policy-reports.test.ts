import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { violationsIn } from '@/lib/platform/http/content-policy-reports';

describe("a browser's report about a page’s policy", () => {
  it('is read in the old format and in the new', () => {
    const old = {
      'csp-report': {
        'document-uri': 'https://handover.example/sign-in/a-secret',
        'effective-directive': 'script-src-elem',
        'blocked-uri': 'https://evil.example/x.js?token=1',
      },
    };
    const body = {
      documentURL: 'https://handover.example/sign-in/a-secret',
      effectiveDirective: 'script-src-attr',
    };
    const anew = [{ type: 'csp-violation', body: { ...body, blockedURL: 'inline' } }];

    expect(violationsIn(JSON.stringify(old))).toEqual([
      { directive: 'script-src-elem', refused: 'https://evil.example' },
    ]);
    expect(violationsIn(JSON.stringify(anew))).toEqual([{ directive: 'script-src-attr', refused: 'inline' }]);
  });

  it('is never more than a rule and an origin, whatever is posted', () => {
    const said = fc.oneof(
      fc.string(),
      fc.webUrl({ withQueryParameters: true }),
      fc.constant('data:text/html,x'),
    );
    fc.assert(
      fc.property(said, said, (directive, refused) => {
        const [violation] = violationsIn(
          JSON.stringify({ 'csp-report': { 'effective-directive': directive, 'blocked-uri': refused } }),
        );
        expect(violation?.directive).toMatch(/^[a-z-]{1,40}$/);
        expect(violation?.refused).toMatch(/^([a-z-]{1,20}|[a-z.+-]+:\/\/[^/?#\s]+)$/);
      }),
    );
    for (const nonsense of ['', '{', 'null', '[]', '{"csp-report":1}'])
      expect(violationsIn(nonsense)).toEqual([]);
  });
});
