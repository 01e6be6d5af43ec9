import { describe, expect, it } from 'vitest';
import { addExtra } from '@/lib/pay/extras/extras.actions';
import { getRunChoice } from '@/lib/pay/stripe/pages.queries';
import { getToRecord } from '@/lib/pay/to-pay.queries';
import { newId } from '@/lib/platform/ids';
import type { Pair } from '@/tests/support/agreements';
import { doneOf } from '@/tests/support/browser/forms';
import { givenStripePair } from '@/tests/support/pay/stripe-pair';
import { givenMethod, givenOwed } from '@/tests/support/pay/stripe-pay';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

describe('an assistant to whom nothing is owed in total, since something was deducted', () => {
  givenDatabaseWithPeople();
  let pair: Pair;
  const { says, stripe } = givenStripePair((each) => {
    pair = each;
  });

  const choice = async () => {
    const { assistants, nothingOwed } = await getRunChoice(pair.owner.userId, pair.workspace.id, stripe.at());
    return [assistants.map(({ name, items }) => [name, items.length]), nothingOwed];
  };
  const toRecord = async () => {
    const { parts } = await getToRecord(pair.owner.userId, pair.workspace.id, stripe.at());
    return parts.map(({ name, items }) => [name, items.length]);
  };
  const deducts = async (amount: string) => {
    const { workspace, engagementId } = pair;
    const form = { workspaceId: workspace.id, engagementId, id: newId(), amount };
    const less = { kind: 'correction', direction: 'less', note: 'Was paid in cash' };
    doneOf(await says(addExtra, { ...form, ...less }));
  };

  it('isn’t among those who can be paid: what was deducted comes off what becomes owed next', async () => {
    const { name } = pair.assistant;
    await givenMethod(pair, stripe);
    await deducts('20');
    expect(await choice()).toEqual([[], [name]]);
    expect(await toRecord()).toEqual([]);

    // as much as was deducted is still nothing
    await givenOwed(pair, '20', stripe.at());
    expect(await choice()).toEqual([[], [name]]);
    expect(await toRecord()).toEqual([]);

    await givenOwed(pair, '0.01', stripe.at());
    expect(await choice()).toEqual([[[name, 3]], []]);
    expect(await toRecord()).toEqual([[name, 3]]);
  });
});
