import { describe, expect, it } from 'vitest';
import { SampleLine } from '@/components/shell/sample-line';
import { markupOf } from '@/tests/support/browser/markup';

describe('a page of the sample business', () => {
  it('says at the top that nothing in it is real, who sees it, and how to be somebody else', () => {
    const html = markupOf(<SampleLine className="sm:px-10" />);

    expect(html).toContain('its people are made up, others look around too, and it is rebuilt every night');
    expect(html).toMatch(/<a href="\/"[^>]*>Switch person<\/a>/);
  });
});
