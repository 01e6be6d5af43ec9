import { describe, expect, it } from 'vitest';
import { Transfers } from '@/components/uploading/transfers';

const goal = { workspaceId: '0f8fad5b-d9cb-469f-a165-70867728950e', said: () => ({}) };

function waiting(id: string, isWhole = true) {
  const receivedBytes = isWhole ? 20 : 5;
  const file = { name: `${id}.csv`, sizeBytes: 20, modifiedAt: null };
  return { ...file, id, deliverableId: null, receivedBytes, isWhole };
}

const idsOf = (transfers: Transfers) => transfers.current().map(({ id }) => id);

describe('the files of a form, when a newer page names others', () => {
  it('are what it names: what it doesn’t has gone with something that was sent elsewhere', () => {
    const transfers = new Transfers(goal, [waiting('orders'), waiting('film', false)]);

    transfers.meet([waiting('film', false)]);
    expect(idsOf(transfers)).toEqual(['film']);

    transfers.meet([waiting('film', false), waiting('letter')]);
    expect(idsOf(transfers)).toEqual(['film', 'letter']);

    transfers.meet([]);
    expect(idsOf(transfers)).toEqual([]);
  });

  it('don’t come back with a page that was rendered before they went', () => {
    const transfers = new Transfers(goal, [waiting('orders')]);
    transfers.release(['orders']);

    transfers.meet([waiting('orders')]);

    expect(idsOf(transfers)).toEqual([]);
  });
});
