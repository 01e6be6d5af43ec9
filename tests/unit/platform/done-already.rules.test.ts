import { describe, expect, it } from 'vitest';
import { type AskedAct, isDoneAlready, type LastAct } from '@/lib/platform/actions/done-already.rules';

type State = 'open' | 'called_off' | 'approved';
type Thing = Parameters<typeof isDoneAlready<State>>[0];

const thing: Thing = { state: 'called_off', version: 4 };
const last: LastAct = { byId: 'ruth', said: { reason: 'The shop closes.', unmet: ['a', 'b'] } };
const asked: AskedAct<State> = { leadsTo: 'called_off', version: 3, byId: 'ruth', said: { ...last.said } };

describe('an action that is posted again', () => {
  it('is already done if the thing is as this person’s same action has left it', () => {
    expect(isDoneAlready(thing, last, asked)).toBe(true);
    expect(isDoneAlready({ ...thing, version: 5 }, { ...last, versions: 2 }, asked)).toBe(true);
  });

  it.each<[string, Partial<Thing>, Partial<LastAct> | null, Partial<AskedAct<State>>]>([
    ['another act has followed', { version: 5 }, {}, {}],
    ['the form was made after it', {}, {}, { version: 4 }],
    ['the form was made long before it', {}, {}, { version: 2 }],
    ['it made two versions and one is seen', {}, { versions: 2 }, {}],
    ['the thing stands elsewhere', { state: 'approved' }, {}, {}],
    ['another act is asked for', {}, {}, { leadsTo: 'approved' }],
    ['somebody else did it', {}, { byId: 'tomas' }, {}],
    ['the product itself did it', {}, { byId: null }, {}],
    ['the words are others', {}, {}, { said: { ...last.said, reason: 'No time.' } }],
    ['something more is said', {}, {}, { said: { ...last.said, note: 'Sorry.' } }],
    ['what is marked is another', {}, {}, { said: { ...last.said, unmet: ['a'] } }],
    ['the record knows of no act', {}, null, {}],
  ])('is an action of its own if %s', (_, differently, record, wanting) => {
    const recorded = record && { ...last, ...record };

    expect(isDoneAlready({ ...thing, ...differently }, recorded, { ...asked, ...wanting })).toBe(false);
  });
});
