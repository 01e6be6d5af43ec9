import { tokens } from '@/tailwind.config';
import { Html } from './html';

const variables = (theme: 'light' | 'dark') =>
  Object.entries(tokens)
    .map(([name, value]) => `--${name}:${value[theme]}`)
    .join(';');

/** The product's own design tokens, in a page that needs no build. */
export const STYLE = new Html(`
:root{${variables('light')};color-scheme:light dark}
@media(prefers-color-scheme:dark){:root{${variables('dark')}}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:1.25rem;background:var(--paper);color:var(--ink);
  font:1rem/1.5 "Source Sans 3 Variable","Source Sans 3",system-ui,sans-serif}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .75rem;overflow-wrap:anywhere}
h2{font-size:1.0625rem;margin:2rem 0 .5rem}
p{margin:0}
a{color:var(--accent);text-underline-offset:.15em}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:4px}
.quiet,dt,time{color:var(--quiet)}
header{border-bottom:1px solid var(--line);margin-bottom:1.5rem;padding-bottom:1rem}
.name{font-size:1.125rem;font-weight:700}
.name span{background:var(--needs-wash);border-radius:4px;color:var(--needs);font-size:.875rem;font-weight:600;
  margin-inline-start:.25rem;padding:.1rem .4rem}
.columns{display:grid;gap:2rem;grid-template-columns:minmax(0,1fr)}
form{display:flex;flex-wrap:wrap;gap:.5rem;align-items:end;margin-bottom:1rem}
label{display:grid;flex:1 1 12rem;font-weight:600}
input,textarea{background:var(--sheet);border:1px solid var(--edge);border-radius:6px;color:var(--ink);font:inherit;
  min-height:2.5rem;min-width:0;padding:.4rem .75rem}
button{background:var(--sheet);border:1px solid var(--edge);border-radius:6px;color:var(--ink);font:inherit;
  font-weight:600;min-height:2.5rem;padding:0 1rem;cursor:pointer}
ol{list-style:none;margin:0;padding:0}
ol li{border-bottom:1px solid var(--line)}
ol a{color:var(--ink);display:grid;gap:.1rem;padding:.75rem .5rem;text-decoration:none}
ol a:hover{background:var(--sunken)}
ol a[aria-current]{background:var(--accent-wash)}
ol b{overflow-wrap:anywhere}
ol span{display:flex;flex-wrap:wrap;gap:0 .75rem;justify-content:space-between;font-size:.875rem;overflow-wrap:anywhere}
.delivered{color:var(--done)}.bounced,.complained,.suppressed{color:var(--risk)}.sent{color:var(--quiet)}
dl{display:grid;gap:.25rem 1rem;grid-template-columns:max-content minmax(0,1fr);margin:0 0 1.25rem}
dd{margin:0;overflow-wrap:anywhere}
iframe{background:#fff;border:1px solid var(--line);border-radius:6px;display:block;height:36rem;width:100%}
pre{background:var(--sheet);border:1px solid var(--line);border-radius:6px;font:.9375rem/1.5 ui-monospace,monospace;margin:0;
  overflow-wrap:anywhere;padding:1rem;white-space:pre-wrap}
ul{margin:0 0 1.25rem;padding-inline-start:1.25rem}
.back{display:inline-block;margin-bottom:1rem;padding:.25rem 0}
@media(min-width:60rem){
  .columns.open{grid-template-columns:minmax(0,22rem) minmax(0,1fr)}
  .open .back{display:none}
}
@media(max-width:59.99rem){.open>nav{display:none}dl{grid-template-columns:minmax(0,1fr);gap:0}dd{margin-bottom:.5rem}}
`);
