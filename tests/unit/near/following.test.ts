import { describe, expect, it } from 'vitest';
import { type Click, isPlainClick } from '@/components/near/following';

const click: Click = {
  button: 0,
  metaKey: false,
  ctrlKey: false,
  shiftKey: false,
  altKey: false,
  defaultPrevented: false,
};

describe('a click on a near link', () => {
  it('opens its page in place', () => {
    expect(isPlainClick(click)).toBe(true);
  });

  it.each([
    ['with the middle button', { button: 1 }],
    ['with ⌘, for a tab', { metaKey: true }],
    ['with Ctrl, for a tab', { ctrlKey: true }],
    ['with Shift, for a window', { shiftKey: true }],
    ['with Alt, for a file', { altKey: true }],
    ['that something else has answered', { defaultPrevented: true }],
  ] as const)('%s is left to the browser', (_, held) => {
    expect(isPlainClick({ ...click, ...held })).toBe(false);
  });
});
