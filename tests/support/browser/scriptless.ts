/** A page as a browser without scripts holds it: where it is, who is looking, and its HTML. */
export interface OpenPage {
  readonly url: string;
  readonly cookie: string;
  readonly html: string;
}

/** Opens a page. @throws Error when it isn't answered with success. */
export async function openPage(url: string, cookie: string, signal?: AbortSignal): Promise<OpenPage> {
  const answer = await fetch(url, { headers: { cookie }, redirect: 'manual', ...(signal && { signal }) });
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
  return { url, cookie, html: await answer.text() };
}

/**
 * Presses a button: posts its form with everything that is filled in, hidden or typed, as HTML says a browser does.
 * @returns the server's answer; a redirect isn't followed.
 */
export function press(page: OpenPage, button: string): Promise<Response> {
  return post(fillIn(page, button));
}

/** A form as it is posted, and posted again by somebody who got no answer. */
export interface FilledIn {
  readonly url: string;
  readonly cookie: string;
  readonly body: FormData;
}

/** What is typed, chosen, ticked or attached, by the name of its input; it replaces what the form had there. */
export type Typed = Readonly<Record<string, string | Blob | readonly string[]>>;

/**
 * Fills in the form with a given button, without posting it.
 * @param near an input that the form has, if several have the same button: the first of them is taken
 * @throws Error when no form has it, or more than one and it isn't said which.
 */
export function fillIn(page: OpenPage, button: string, typed: Typed = {}, near?: string): FilledIn {
  const form = formWith(page.html, button, near);
  const body = filledIn(form, button);
  for (const [name, value] of Object.entries(typed)) {
    body.delete(name);
    if (value instanceof Blob) body.append(name, value);
    else for (const each of [value].flat()) body.append(name, each);
  }
  return { url: new URL(attribute(form, 'action') || page.url, page.url).href, cookie: page.cookie, body };
}

/** Posts what was filled in. @returns the server's answer; a redirect isn't followed. */
export function post({ url, cookie, body }: FilledIn, signal?: AbortSignal): Promise<Response> {
  const headers = { cookie, origin: new URL(url).origin };
  return fetch(url, { method: 'POST', headers, body, redirect: 'manual', ...(signal && { signal }) });
}

/** @returns whether a form of the page has that button. */
export function hasButton(html: string, button: string): boolean {
  return formsOf(html).some((form) => buttons(form).some(({ label }) => label === button));
}

/** @returns the names of the inputs of the form with a button, in their order, each once. */
export function inputsOf(page: OpenPage, button: string, near?: string): readonly string[] {
  const form = formWith(page.html, button, near);
  const names = [...form.matchAll(/<(?:input|textarea|select)\b[^>]*>/g)].map(([tag]) =>
    attribute(tag, 'name'),
  );
  return [...new Set(names)].filter((name) => name !== '');
}

/** @returns a page's links that begin with a path, each once, as they are written on it. */
export function linksTo(html: string, path: string): readonly string[] {
  const hrefs = [...html.matchAll(/<a\b[^>]*>/g)].map(([tag]) => attribute(tag, 'href'));
  return [...new Set(hrefs)].filter((href) => href.startsWith(path));
}

function formsOf(html: string): readonly string[] {
  return [...html.matchAll(/<form\b.*?<\/form>/gs)].map(([form]) => form);
}

/** @returns the HTML of the one form with that button. @throws Error when there is none or more than one. */
function formWith(html: string, button: string, near?: string): string {
  const found = formsOf(html)
    .filter((form) => buttons(form).some(({ label }) => label === button))
    .filter((form) => near === undefined || form.includes(` name="${near}"`));
  const [form] = found;
  if (form === undefined || (found.length > 1 && near === undefined))
    throw new Error(`${found.length} forms on the page have a button “${button}”`);
  return form;
}

function filledIn(form: string, button: string): FormData {
  const data = new FormData();
  for (const [select, options] of form.matchAll(/<select\b[^>]*>(.*?)<\/select>/gs))
    append(data, attribute(select, 'name'), chosenIn(options ?? ''));
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
    const type = attribute(tag, 'type') || 'text';
    const isLeftOut = ['checkbox', 'radio'].includes(type) && !/\schecked=""/.test(tag);
    if (!isLeftOut && !['file', 'submit'].includes(type))
      append(data, attribute(tag, 'name'), attribute(tag, 'value'));
  }
  for (const [tag, text] of form.matchAll(/<textarea\b[^>]*>(.*?)<\/textarea>/gs))
    append(data, attribute(tag, 'name'), unescaped(text ?? ''));
  const pressed = buttons(form).find(({ label }) => label === button);
  append(data, pressed?.name ?? '', pressed?.value ?? '');
  return data;
}

/** @returns what is chosen among options: the selected one, else the first. */
function chosenIn(options: string): string {
  const all = [...options.matchAll(/<option\b[^>]*>/g)].map(([tag]) => tag);
  return attribute(all.find((tag) => /\sselected=""/.test(tag)) ?? all[0] ?? '', 'value');
}

function append(data: FormData, name: string, value: string): void {
  if (name !== '') data.append(name, value);
}

function buttons(form: string) {
  const elements = [...form.matchAll(/<button\b[^>]*>(.*?)<\/button>/gs)].map(([tag, inside]) => ({
    label: unescaped((inside ?? '').replace(/<[^>]*>/g, '')).trim(),
    name: attribute(tag, 'name'),
    value: attribute(tag, 'value'),
  }));
  const inputs = [...form.matchAll(/<input\b[^>]*\stype="submit"[^>]*>/g)].map(([tag]) => {
    const label = attribute(tag, 'value');
    return { label, name: attribute(tag, 'name'), value: label };
  });
  return [...elements, ...inputs];
}

/** @returns the attribute of the first tag in the text; empty when there is none. */
function attribute(html: string, name: string): string {
  const [tag] = /<[^>]*>/.exec(html) ?? [''];
  return unescaped(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
}

/** The five that React escapes. */
function unescaped(text: string): string {
  const meant: Record<string, string> = {
    '&quot;': '"',
    '&#x27;': "'",
    '&lt;': '<',
    '&gt;': '>',
    '&amp;': '&',
  };
  return text.replace(/&(?:quot|#x27|lt|gt|amp);/g, (entity) => meant[entity] ?? entity);
}
