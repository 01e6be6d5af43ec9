import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Recorded, replay } from '@/scripts/data/briefs';

const by = (isAssistant: boolean, action: string, isBlocking = false): Recorded => ({
  action: `brief.${action}`,
  byId: isAssistant ? 'Maria' : 'Ruth',
  isAssistant,
  isBlocking,
});
const ruth = (action: string, isBlocking?: boolean) => by(false, action, isBlocking);
const maria = (action: string, isBlocking?: boolean) => by(true, action, isBlocking);

describe("a brief's record", () => {
  it('leads through a whole life to where it ended', () => {
    const life = [
      ruth('drafted'),
      ruth('draft_saved'),
      ruth('handed_over'),
      maria('question_asked', true),
      ruth('question_answered', true),
      maria('accepted'),
      maria('started'),
      maria('change_requested'),
      ruth('change_accepted'),
      maria('delivered'),
      ruth('sent_back'),
      maria('delivered'),
      ruth('approved'),
    ];

    expect(replay([])).toEqual({ state: 'draft' });
    expect(replay(life)).toEqual({ state: 'approved' });
    expect(replay(life.slice(0, 4))).toEqual({ state: 'clarifying' });
    expect(replay(life.slice(0, 5))).toEqual({ state: 'sent' });
    expect(replay(life.slice(0, -2))).toEqual({ state: 'revision' });
  });

  it('goes on where it was once a delivery is taken back', () => {
    const delivered = [ruth('handed_over'), maria('accepted'), maria('delivered')];

    expect(replay([...delivered, maria('delivery_taken_back')])).toEqual({ state: 'in_progress' });
    expect(
      replay([...delivered, ruth('sent_back'), maria('delivered'), maria('delivery_taken_back')]),
    ).toEqual({ state: 'revision' });
  });

  it('is approved by the agreement, without anybody', () => {
    const approval: Recorded = { ...ruth('approved_by_agreement'), byId: null };

    expect(replay([ruth('handed_over'), maria('accepted'), maria('delivered'), approval])).toEqual({
      state: 'approved',
    });
  });

  it('can’t contain what the rules don’t allow', () => {
    expect(replay([ruth('handed_over'), maria('delivered')])).toEqual({
      wrong: 'brief.delivered while it was sent',
    });
    expect(replay([ruth('handed_over'), ruth('accepted')])).toHaveProperty('wrong');
    expect(replay([ruth('handed_over'), maria('question_asked', true), maria('accepted')])).toHaveProperty(
      'wrong',
    );
  });

  it('is the same however much else is recorded in between', () => {
    const life = [ruth('handed_over'), maria('accepted'), maria('started')];
    const others = fc.array(fc.constantFrom('risk_raised', 'draft_saved', 'decision_given'), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(others, fc.nat(3), (between, place) => {
        const filled = [...life.slice(0, place), ...between.map((each) => maria(each)), ...life.slice(place)];
        expect(replay(filled)).toEqual({ state: 'in_progress' });
      }),
    );
  });
});
