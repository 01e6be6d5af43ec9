import { describe, expect, it } from 'vitest';
import { groupByMail, questionsIn, replyTarget } from '@/lib/notifications/sending/gathering.rules';

describe('a mail of several notifications', () => {
  it('has all of the same name, in order; one without a name goes separately', () => {
    const notification = (id: string, gathering: string | null) => ({ id, gathering });
    const notifications = [
      notification('1', 'brief'),
      notification('2', null),
      notification('3', 'brief'),
      notification('4', null),
    ];

    expect(groupByMail(notifications).map((mail) => mail.map(({ id }) => id))).toEqual([
      ['1', '3'],
      ['2'],
      ['4'],
    ]);
  });

  it('is answered by a reply if one question in it waits, and gets a message if several do', () => {
    const mail = ['brief.question', 'brief.risk', 'brief.question'].map((kind, n) => ({
      kind,
      eventKey: `${n}`,
    }));

    expect(questionsIn(mail)).toEqual(['0', '2']);
    expect([[], ['0'], ['0', '2']].map(replyTarget)).toEqual([{}, { questionId: '0' }, { leavesOpen: true }]);
  });
});
