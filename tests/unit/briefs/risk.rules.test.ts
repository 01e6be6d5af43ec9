import { describe, expect, it } from 'vitest';
import { RISK_CAUSES, riskInWords } from '@/lib/briefs/risk/risk.rules';
import { RaiseRisk } from '@/lib/briefs/schema';
import { newId } from '@/lib/platform/ids';

const about = { workspaceId: newId(), id: newId(), riskId: newId() };

describe('a risk that an assistant reports', () => {
  it.each(RISK_CAUSES)('is described by its cause alone: %s', (cause) => {
    expect(RaiseRisk.parse({ ...about, cause, reason: '' }).reason).toBe(riskInWords({ cause, reason: '' }));
  });

  it('is described in one’s own words', () => {
    expect(RaiseRisk.parse({ ...about, reason: 'Two pieces are broken.' }).reason).toBe(
      'Two pieces are broken.',
    );
  });

  it('is described by both, the cause first', () => {
    const said = RaiseRisk.parse({ ...about, cause: 'time', reason: 'Friday would work.' });
    expect(said.reason).toBe('I may not make the deadline.\nFriday would work.');
  });

  it('says something, or is refused beside the field', () => {
    const { error } = RaiseRisk.safeParse({ ...about, reason: ' ' });
    expect(error?.issues).toMatchObject([
      { path: ['reason'], message: 'Say what is at risk, and what would help.' },
    ]);
  });
});
