/**
 * The colours of mails: those of the pages (tailwind.config.ts; a test keeps them equal), written out, since mail
 * programs don't support variables. Light colours are inline; dark ones come from the mail's only style sheet.
 */
export const LIGHT = {
  paper: '#faf7f1',
  ink: '#27231e',
  quiet: '#5f564b',
  line: '#ddd4c5',
  accent: '#1f5c57',
  fill: '#1f5c57',
  'on-fill': '#ffffff',
} as const;

export const DARK = {
  paper: '#191714',
  ink: '#e8e2d9',
  quiet: '#b5ab9d',
  line: '#3a3630',
  accent: '#82c8c0',
  fill: '#25726b',
  'on-fill': '#ffffff',
} as const satisfies Record<keyof typeof LIGHT, string>;

export const FACE = "'Source Sans 3', 'Segoe UI', Helvetica, Arial, sans-serif";

/** Inline styles win over a style sheet, so each of these has to be important. */
export const STYLE_SHEET = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .paper, .paper > table > tbody > tr > td { background-color: ${DARK.paper} !important; color: ${DARK.ink} !important; }
  .quiet, .quiet a { color: ${DARK.quiet} !important; }
  .link { color: ${DARK.accent} !important; }
  .rule, .quoted { border-color: ${DARK.line} !important; }
  .bar { background-color: ${DARK.accent} !important; }
  .act { background-color: ${DARK.fill} !important; color: ${DARK['on-fill']} !important; }
}
@media (max-width: 480px) {
  .paper > table > tbody > tr > td { padding: 20px 16px !important; }
  .act { display: block !important; text-align: center !important; }
}`;
