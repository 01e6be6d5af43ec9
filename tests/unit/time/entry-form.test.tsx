import { expect, it } from 'vitest';
import { BriefField, EntryForm } from '@/components/time/entry-form';
import { markupOf } from '@/tests/support/browser/markup';
import { SHOWN_ENTRY } from '@/tests/support/shown-entry';

const OPEN = { id: 'b1', title: 'Spring catalogue' };
const APPROVED = { id: 'b2', title: 'Books of March' };
/** @returns the brief that a form sends if nobody touches it. */
const chosenIn = (html: string) => /<option value="([^"]*)" selected="">([^<]*)</.exec(html)?.slice(1);
const formOf = (brief: typeof OPEN | null, briefs: readonly (typeof OPEN)[]) =>
  markupOf(
    <EntryForm
      workspaceId="w1"
      engagementId="g1"
      fresh="f1"
      briefs={briefs}
      day="2027-03-09"
      zone="UTC"
      entry={{ ...SHOWN_ENTRY, brief: brief && { ...brief, budgetMinutes: null } }}
    />,
  );

it('time that is changed stays with its brief, also once that has been approved', () => {
  expect(chosenIn(formOf(OPEN, [OPEN]))).toEqual([OPEN.id, OPEN.title]);
  for (const briefs of [[OPEN], []])
    expect(chosenIn(formOf(APPROVED, briefs))).toEqual([APPROVED.id, APPROVED.title]);
  expect(chosenIn(formOf(null, [OPEN]))).toEqual(['', 'None in particular']);
  expect(formOf(null, [])).not.toContain('name="briefId"');
});

it('a brief is offered once, and nothing is chosen for something new', () => {
  const html = markupOf(<BriefField briefs={[OPEN]} chosen={OPEN} />);

  expect(html.match(/Spring catalogue/g)).toHaveLength(1);
  expect(chosenIn(markupOf(<BriefField briefs={[OPEN]} chosen={null} />))).toEqual([
    '',
    'None in particular',
  ]);
});
