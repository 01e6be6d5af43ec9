import { Refused } from '@/scripts/steps/say';
import { fillIn, post, type Typed } from '@/tests/support/browser/scriptless';

/**
 * Signs in through a page's form, as a browser without scripts does.
 * @returns the header that such a browser sends from then on.
 * @throws Refused when the form's answer doesn't lead to another page: a form that wasn't accepted is shown again.
 */
export async function signInBy(url: string, button: string, typed: Typed): Promise<{ cookie: string }> {
  const shown = await fetch(url);
  const page = { url, cookie: cookiesOf(shown), html: await shown.text() };
  const answer = await post(fillIn(page, button, typed));
  if (answer.status !== 302 && answer.status !== 303)
    throw new Refused(`Nobody could sign in at ${url}: it answered ${answer.status}.`);
  return { cookie: cookiesOf(answer) };
}

function cookiesOf({ headers }: Response): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}
