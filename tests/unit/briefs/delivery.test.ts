import { describe, expect, it } from 'vitest';
import { ApproveDelivery, DeliverBrief, RequestRevision } from '@/lib/briefs/delivery/delivery.schema';
import { type HashedDelivery, hashDelivery } from '@/lib/briefs/delivery/delivery-hash';
import { newId } from '@/lib/platform/ids';

const ids = { workspaceId: newId(), id: newId() };
const deliverableId = newId();
type Schema = typeof DeliverBrief | typeof RequestRevision | typeof ApproveDelivery;
const pathsOf = (result: ReturnType<Schema['safeParse']>) =>
  result.success ? [] : result.error.issues.map(({ path }) => path.join('.'));

describe('a posted delivery', () => {
  it('drops what was left empty, and keeps the number of each row', () => {
    const empty = { deliverableId: newId(), note: ' ', link: '', files: new File([], '') };
    const filled = { deliverableId, note: 'Here', link: '', files: new File(['a'], 'a.txt') };

    const delivery = DeliverBrief.parse({ ...ids, note: '', items: [empty, filled] });

    expect(delivery.items).toMatchObject([{ deliverableId, note: 'Here', link: null, row: 1 }]);
    expect(delivery.items[0]?.files).toHaveLength(1);
  });

  it('accepts several files for one deliverable', () => {
    const files = [new File(['a'], 'a.txt'), new File(['b'], 'b.txt')];

    const delivery = DeliverBrief.parse({ ...ids, items: [{ deliverableId, files }] });

    expect(delivery.items[0]?.files.map(({ name }) => name)).toEqual(['a.txt', 'b.txt']);
  });

  it('keeps the criteria that are ticked with how they are met, and nothing of those that aren’t', () => {
    const [ticked, left] = [newId(), newId()];
    const criteria = [
      { criterionId: ticked, isMet: 'on', note: ' On page 2. ' },
      { criterionId: left, note: 'not quite' },
    ];

    const delivery = DeliverBrief.parse({ ...ids, items: [{ deliverableId, criteria }] });

    expect(delivery.items[0]?.met).toEqual([{ criterionId: ticked, note: 'On page 2.' }]);
  });

  it.each([{ note: 'On the shelf.' }, { link: 'https://files.example/1' }])(
    'may have just %j for a deliverable',
    (item) => {
      const { items } = DeliverBrief.parse({ ...ids, items: [{ deliverableId, ...item }] });

      expect(items).toMatchObject([item]);
    },
  );

  it('may be a note alone, but not nothing', () => {
    expect(DeliverBrief.safeParse({ ...ids, note: 'Done by phone.' }).success).toBe(true);
    expect(pathsOf(DeliverBrief.safeParse({ ...ids, note: '', items: [] }))).toEqual(['note']);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'files.example/a', 'http://', 'https://a b'])(
    'refuses the link %s',
    (link) => {
      expect(pathsOf(DeliverBrief.safeParse({ ...ids, items: [{ deliverableId, link }] }))).toEqual([
        'items.0.link',
      ]);
    },
  );
});

describe('a posted revision', () => {
  const seen = { ...ids, version: '4', deliveryId: newId() };

  it('names what isn’t met, and nothing else', () => {
    const unmet = [
      { criterionId: newId(), reason: 'not ticked' },
      { criterionId: deliverableId, isUnmet: 'on', reason: 'Number 7 is grey.' },
    ];

    const revision = RequestRevision.parse({ ...seen, unmet });

    expect(revision.unmet).toEqual([
      { criterionId: deliverableId, isUnmet: true, reason: 'Number 7 is grey.', cause: 'delivery' },
    ]);
  });

  it('says that the brief was unclear only where that was ticked', () => {
    const unmet = [
      { criterionId: newId(), isUnmet: 'on', reason: 'Wrong white.', cause: 'brief' },
      { criterionId: newId(), isUnmet: 'on', reason: 'Number 7 is grey.' },
    ];

    expect(RequestRevision.parse({ ...seen, unmet }).unmet.map(({ cause }) => cause)).toEqual([
      'brief',
      'delivery',
    ]);
  });

  it('leaves out what is marked as met', () => {
    const unmet = [
      { criterionId: newId(), isUnmet: 'off', reason: '' },
      { criterionId: deliverableId, isUnmet: 'on', reason: 'Number 7 is grey.' },
    ];

    expect(RequestRevision.parse({ ...seen, unmet }).unmet).toHaveLength(1);
  });

  it('is refused when it names nothing', () => {
    expect(pathsOf(RequestRevision.safeParse({ ...seen, unmet: [] }))).toEqual(['unmet']);
  });

  it('is refused at the criterion that has no reason', () => {
    const unmet = [{ criterionId: newId(), isUnmet: 'on', reason: ' ' }];

    expect(pathsOf(RequestRevision.safeParse({ ...seen, unmet }))).toEqual(['unmet.0.reason']);
  });
});

describe('a posted approval', () => {
  const seen = { ...ids, version: '4', deliveryId: newId() };

  it.each([['off'], [undefined]])('is accepted when a criterion is marked %s', (isUnmet) => {
    const unmet = [{ criterionId: newId(), isUnmet, reason: '' }];

    expect(ApproveDelivery.safeParse({ ...seen, unmet }).success).toBe(true);
  });

  it('is refused at the criterion that is marked as not met', () => {
    const unmet = [
      { criterionId: newId(), isUnmet: 'off' },
      { criterionId: newId(), isUnmet: 'on', reason: 'Grey.' },
    ];

    expect(pathsOf(ApproveDelivery.safeParse({ ...seen, unmet }))).toEqual(['unmet.1.isUnmet']);
  });
});

describe("a delivery's hash", () => {
  const delivery: HashedDelivery = {
    briefId: 'b',
    deliveryId: 'd',
    number: 1,
    deliveredById: 'maria',
    deliveredAt: '2026-11-24T15:00:00.000Z',
    note: 'All of them.',
    items: [
      {
        deliverableId: 'x',
        note: '',
        link: 'https://files.example/1',
        file: { name: 'a.zip', sizeBytes: 3, sha256: 'a'.repeat(64) },
      },
    ],
  };

  it('is the same for the same delivery, however its keys are ordered', () => {
    const reordered = Object.fromEntries(Object.entries(delivery).reverse());

    expect(hashDelivery({ ...delivery, ...reordered })).toBe(hashDelivery(delivery));
  });

  it.each([
    ['the note', { note: 'All of them' }],
    ['the number', { number: 2 }],
    ['a link', { items: [{ ...itemOf(delivery), link: null }] }],
    [
      'one byte of a file',
      { items: [{ ...itemOf(delivery), file: { name: 'a.zip', sizeBytes: 3, sha256: 'b'.repeat(64) } }] },
    ],
    ['a file left out', { items: [] }],
    ['a criterion said to be met', { met: [{ criterionId: 'c', note: '' }] }],
  ])('is different when %s is different', (_, change) => {
    expect(hashDelivery({ ...delivery, ...change })).not.toBe(hashDelivery(delivery));
  });
});

function itemOf(delivery: HashedDelivery) {
  const [item] = delivery.items;
  if (!item) throw new Error('the delivery has one item');
  return item;
}
