import type { Config } from 'tailwindcss';
import plugin from 'tailwindcss/plugin';

/**
 * The product's only colours. Each has a light and a dark value; a meaning (needs you, at risk, done, money) has an ink
 * for words and a wash to lie on. tests/unit/design/contrast.test.ts holds every pair to WCAG 2.2 AA.
 */
export const tokens = {
  paper: { light: '#faf7f1', dark: '#1b1917' },
  sheet: { light: '#fffdf9', dark: '#24211d' },
  wash: { light: '#f2ede3', dark: '#2c2823' },
  ink: { light: '#27231e', dark: '#ede7dd' },
  quiet: { light: '#5f564b', dark: '#b8ad9e' },
  line: { light: '#ddd4c5', dark: '#3b362f' },
  edge: { light: '#857a6a', dark: '#857b6d' },
  accent: { light: '#1f5c57', dark: '#83cbc1' },
  'accent-strong': { light: '#174743', dark: '#a5ddd5' },
  'on-accent': { light: '#ffffff', dark: '#0f2522' },
  'accent-wash': { light: '#e2eeeb', dark: '#1d302d' },
  needs: { light: '#824706', dark: '#f0b869' },
  'needs-wash': { light: '#fbecd6', dark: '#372a12' },
  risk: { light: '#9e261b', dark: '#f7a497' },
  'risk-wash': { light: '#fbe6e2', dark: '#3c1e1a' },
  done: { light: '#2b6331', dark: '#98d29a' },
  'done-wash': { light: '#e5f1e4', dark: '#1e301f' },
  money: { light: '#63397a', dark: '#d2b0e2' },
  'money-wash': { light: '#f2e8f6', dark: '#2f2236' },
} as const;

type Theme = 'light' | 'dark';

function variables(theme: Theme): Record<string, string> {
  const values = Object.entries(tokens).map(([name, value]) => [`--${name}`, value[theme]]);
  return { ...Object.fromEntries(values), 'color-scheme': theme };
}

const config: Config = {
  content: ['./app/**/*.{ts,tsx}', './components/**/*.{ts,tsx}'],
  darkMode: [
    'variant',
    ['@media (prefers-color-scheme: dark) { &:not([data-theme="light"] *) }', '&:is([data-theme="dark"] *)'],
  ],
  theme: {
    colors: {
      transparent: 'transparent',
      current: 'currentColor',
      ...Object.fromEntries(Object.keys(tokens).map((name) => [name, `var(--${name})`])),
    },
    fontFamily: { text: ['"Source Sans 3 Variable"', '"Source Sans 3 Stand-in"', 'system-ui', 'sans-serif'] },
    extend: {
      maxWidth: { measure: '70ch' },
      spacing: { rail: '14rem', touch: 'var(--touch)' },
    },
  },
  plugins: [
    plugin(({ addBase }) => {
      addBase({
        // what a finger finds at the first try (WCAG 2.2, 2.5.5)
        ':root': { ...variables('light'), '--touch': '2.75rem' },
        '@media (prefers-color-scheme: dark)': { ':root:not([data-theme="light"])': variables('dark') },
        ':root[data-theme="dark"]': variables('dark'),
        '@media print': { ':root': variables('light') },
      });
    }),
  ],
};

export default config;
