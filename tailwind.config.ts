import type { Config } from 'tailwindcss';
import plugin from 'tailwindcss/plugin';

/**
 * The product's only colours. Each has a light and a dark value; a meaning (needs you, at risk, done, money) has an ink
 * for words and a wash to lie on. tests/unit/design/contrast.test.ts holds every pair to WCAG 2.2 AA.
 */
export const tokens = {
  paper: { light: '#faf7f1', dark: '#191714' },
  sheet: { light: '#fffdf9', dark: '#221f1c' },
  wash: { light: '#f2ede3', dark: '#2d2924' },
  ink: { light: '#27231e', dark: '#e8e2d9' },
  quiet: { light: '#5f564b', dark: '#b5ab9d' },
  line: { light: '#ddd4c5', dark: '#3a3630' },
  edge: { light: '#857a6a', dark: '#887f72' },
  accent: { light: '#1f5c57', dark: '#82c8c0' },
  'accent-strong': { light: '#174743', dark: '#a5dcd5' },
  fill: { light: '#1f5c57', dark: '#25726b' },
  'fill-strong': { light: '#174743', dark: '#2c7f77' },
  'on-fill': { light: '#ffffff', dark: '#ffffff' },
  'accent-wash': { light: '#e2eeeb', dark: '#203a36' },
  needs: { light: '#824706', dark: '#e9b368' },
  'needs-wash': { light: '#fbecd6', dark: '#423018' },
  risk: { light: '#9e261b', dark: '#faa497' },
  'risk-wash': { light: '#fbe6e2', dark: '#4b2925' },
  done: { light: '#2b6331', dark: '#96cf99' },
  'done-wash': { light: '#e5f1e4', dark: '#263a27' },
  money: { light: '#63397a', dark: '#d1afe2' },
  'money-wash': { light: '#f2e8f6', dark: '#3d2d44' },
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
