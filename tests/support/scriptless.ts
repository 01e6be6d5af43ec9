/** A page as a browser without scripts holds it: where it is, who is looking, and its HTML. */
export interface OpenPage {
  readonly url: string;
  readonly cookie: string;
  readonly html: string;
}

/** Opens a page. @throws Error when it isn't answered with success. */
export async function openPage(url: string, cookie: string): Promise<OpenPage> {
  const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' });
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
  return { url, cookie, html: await answer.text() };
}

/**
 * Presses a button: posts its form with everything that is filled in, hidden or typed, as HTML says a browser does.
 * @returns the server's answer, not followed when it is a redirect.
 */
export function press(page: OpenPage, button: string): Promise<Response> {
  const form = formWith(page.html, button);
  return fetch(new URL(attribute(form, 'action') || page.url, page.url), {
    method: 'POST',
    headers: { cookie: page.cookie, origin: new URL(page.url).origin },
    body: filledIn(form, button),
    redirect: 'manual',
  });
}

/** @returns whether a form of the page has that button. */
export function hasButton(html: string, button: string): boolean {
  return buttons(html).some(({ label }) => label === button);
}

/** @returns the HTML of the one form with that button. @throws Error when there is none or more than one. */
function formWith(html: string, button: string): string {
  const forms = [...html.matchAll(/<form\b.*?<\/form>/gs)].map(([form]) => form);
  const found = forms.filter((form) => buttons(form).some(({ label }) => label === button));
  const [form] = found;
  if (form === undefined || found.length > 1)
    throw new Error(`${found.length} forms on the page have a button “${button}”`);
  return form;
}

function filledIn(form: string, button: string): FormData {
  const data = new FormData();
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
    const type = attribute(tag, 'type') || 'text';
    const isLeftOut = ['checkbox', 'radio'].includes(type) && !/\schecked\b/.test(tag);
    if (!isLeftOut && type !== 'file') append(data, attribute(tag, 'name'), attribute(tag, 'value'));
  }
  for (const [tag, text] of form.matchAll(/<textarea\b[^>]*>(.*?)<\/textarea>/gs))
    append(data, attribute(tag, 'name'), unescaped(text ?? ''));
  const pressed = buttons(form).find(({ label }) => label === button);
  append(data, pressed?.name ?? '', pressed?.value ?? '');
  return data;
}

function append(data: FormData, name: string, value: string): void {
  if (name !== '') data.append(name, value);
}

function buttons(form: string) {
  return [...form.matchAll(/<button\b[^>]*>(.*?)<\/button>/gs)].map(([tag, inside]) => ({
    label: unescaped((inside ?? '').replace(/<[^>]*>/g, '')).trim(),
    name: attribute(tag, 'name'),
    value: attribute(tag, 'value'),
  }));
}

/** @returns the attribute of the first tag in the text; empty when it isn't there. */
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
