import { describe, expect, it } from 'vitest';
import { type Page, watchUntilWhole } from '@/components/near/cut-off';

describe('a page that is being loaded', () => {
  it('is loaded again when nothing of it comes any more', () => {
    const { page, comesAgain, wait } = pageOf(100, 100);
    watchUntilWhole(page);
    expect(comesAgain()).toBe(0);
    wait();
    expect(comesAgain()).toBe(1);
    wait();
    expect(comesAgain()).toBe(1);
  });

  it('is left alone while it grows, and once it is complete', () => {
    const { page, comesAgain, wait } = pageOf(100, 200, 300, 'whole');
    watchUntilWhole(page);
    for (let looks = 0; looks < 5; looks += 1) wait();
    expect(comesAgain()).toBe(0);
  });

  it('keeps what was typed into it', () => {
    const { page, comesAgain, wait } = pageOf(100, 100, 100, 100);
    watchUntilWhole({ ...page, isFilledIn: () => true });
    for (let looks = 0; looks < 3; looks += 1) wait();
    expect(comesAgain()).toBe(0);
  });
});

/** A page's size at each look, or that it is complete. */
function pageOf(...found: readonly (number | 'whole')[]) {
  const waiting: (() => void)[] = [];
  let at = -1;
  let times = 0;
  const page: Page = {
    isLoading: () => {
      at += 1;
      return (found[at] ?? 'whole') !== 'whole';
    },
    size: () => Number(found[at]),
    isFilledIn: () => false,
    later: (look) => void waiting.push(look),
    comeAgain: () => {
      times += 1;
    },
  };
  return { page, comesAgain: () => times, wait: () => waiting.shift()?.() };
}
