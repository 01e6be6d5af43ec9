import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { BriefText } from '@/components/briefs/brief-document';
import { BriefTerms } from '@/components/briefs/brief-terms';
import { AUTONOMY_LEVELS } from '@/lib/briefs/terms/autonomy.rules';

const brief: Omit<BriefText, 'autonomy'> = {
  workspaceId: '01890c5e-7a00-7000-8000-000000000001',
  windowFromAt: null,
  deadlineAt: new Date('2027-03-12T23:00:00Z'),
  asksFirst: [],
  budgetMinutes: null,
  budgetMoney: null,
  agreed: null,
  owed: null,
  outcome: '',
  deliverables: [],
  givens: [],
  checkIns: [],
  instructions: '',
  files: [],
};

describe('who decides along the way', () => {
  const said = (autonomy: (typeof AUTONOMY_LEVELS)[number], side: 'owner' | 'assistant') =>
    renderToStaticMarkup(
      <BriefTerms
        brief={{ ...brief, autonomy }}
        side={side}
        zone="Asia/Manila"
        now={new Date('2027-03-09T09:00:00Z')}
        other={undefined}
        under={undefined}
        dueNote={null}
      />,
    );

  it.each(AUTONOMY_LEVELS)(
    '%s is addressed to the assistant, and said about them to whoever hands over',
    (level) => {
      expect(said(level, 'assistant')).toMatch(/\b[Yy]ours?\b|\bYou\b/);
      expect(said(level, 'assistant')).not.toMatch(/the assistant/i);
      expect(said(level, 'owner')).toMatch(/the assistant/i);
    },
  );
});
