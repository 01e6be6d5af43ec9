import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tokens } from '@/tailwind.config';

type Token = keyof typeof tokens;

/** Which text colours are used on which backgrounds. */
const TEXT_ON: readonly (readonly [Token, readonly Token[]])[] = [
  ['ink', ['paper', 'sheet', 'wash', 'accent-wash', 'needs-wash', 'risk-wash', 'done-wash', 'money-wash']],
  ['quiet', ['paper', 'sheet', 'wash']],
  ['accent', ['paper', 'sheet', 'wash', 'accent-wash']],
  ['accent-strong', ['paper', 'sheet', 'accent-wash']],
  ['on-fill', ['fill', 'fill-strong']],
  ['needs', ['paper', 'sheet', 'needs-wash']],
  ['risk', ['paper', 'sheet', 'risk-wash']],
  ['done', ['paper', 'sheet', 'wash', 'done-wash']],
  ['money', ['paper', 'sheet', 'money-wash']],
];

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

const THEMES = ['light', 'dark'] as const;

describe.each(THEMES)('in the %s theme', (theme) => {
  it.each(TEXT_ON.flatMap(([ink, grounds]) => grounds.map((ground) => [ink, ground] as const)))(
    '%s on %s reaches 4.5 to 1 (SC 1.4.3)',
    (ink, ground) => {
      expect(contrast(tokens[ink][theme], tokens[ground][theme])).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(['paper', 'sheet', 'wash'] as const)('edges of inputs on %s reach 3 to 1 (SC 1.4.11)', (ground) => {
    expect(contrast(tokens.edge[theme], tokens[ground][theme])).toBeGreaterThanOrEqual(3);
  });
});

it('in the dark, what is nearer to the reader is lighter: nothing that is hovered or selected looks like a hole', () => {
  const [paper = 1, sheet = 0, wash = 0] = [tokens.paper, tokens.sheet, tokens.wash].map(({ dark }) =>
    luminance(dark),
  );

  expect(paper).toBeLessThan(sheet);
  expect(sheet).toBeLessThan(wash);
});

it('in the dark, no meaning outshines another, and none of their washes lies above the others', () => {
  const inks = ['needs', 'risk', 'done', 'money'] as const;
  const washes = ['needs-wash', 'risk-wash', 'done-wash', 'money-wash'] as const;

  for (const alike of [inks, washes]) {
    const seen = alike.map((name) => contrast(tokens[name].dark, tokens.paper.dark));
    expect(Math.max(...seen) / Math.min(...seen)).toBeLessThan(1.1);
  }
});

it('in the dark, a state is still told apart from its row while that is pointed at', () => {
  const seen = (['needs-wash', 'risk-wash', 'money-wash'] as const).map((name) =>
    contrast(tokens[name].dark, tokens.wash.dark),
  );

  expect(Math.min(...seen)).toBeGreaterThan(1.1);
});

it('in the dark, a filled button is no brighter than the words around it', () => {
  expect(luminance(tokens.fill.dark)).toBeLessThan(luminance(tokens.quiet.dark));
});

it('the page that a proxy shows while no server answers has the colours of the others', () => {
  const page = readFileSync('public/away.html', 'utf8');

  for (const { light, dark } of [tokens.ink, tokens.paper])
    expect(page).toContain(`light-dark(${light}, ${dark})`);
});
