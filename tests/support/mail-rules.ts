/** Gmail shows no more of a mail than this and hides the rest behind a link. */
const GMAIL_CLIPS_AT = 102_400;

/** What would be fetched when a mail is opened, and so reveal that it was; or what mail programs remove. */
const REMOTE_OR_REMOVED =
  /<(img|link|script|iframe|object|embed|form|input|svg|video|audio|base)\b|url\(|@import|\bbackground=/i;

/**
 * CSS that one of the major mail programs doesn't support (caniemail.com: Gmail, Outlook for Windows, Apple Mail,
 * Outlook.com), so no mail may depend on it.
 */
const UNKNOWN_CSS =
  /(display:\s*(flex|grid)|position:\s*(absolute|fixed|sticky)|float:|var\(|calc\(|[\d.]rem\b|clamp\()/i;

/** @returns what is wrong with a mail's HTML for mail programs; empty when nothing is. */
export function problemsOfHtml(html: string): readonly string[] {
  const problems: string[] = [];
  const remote = REMOTE_OR_REMOVED.exec(html);
  if (remote) problems.push(`it fetches something, or has what is taken out: ${remote[0]}`);
  const unknown = UNKNOWN_CSS.exec(html);
  if (unknown) problems.push(`not every mail program knows ${unknown[0]}`);
  for (const [, size = ''] of html.matchAll(/font-size:\s*(\d+)px/gi))
    if (Number(size) < 16) problems.push(`its text is small: ${size}px`);
  if (Buffer.byteLength(html) > GMAIL_CLIPS_AT) problems.push('Gmail would hide its end');
  for (const [, href = ''] of html.matchAll(/href="([^"]*)"/g))
    if (!/^(https?:\/\/|mailto:)/.test(href)) problems.push(`a link leads nowhere from a mail: ${href}`);
  if (
    !/<meta[^>]+name="color-scheme"[^>]+content="light dark"|<meta[^>]+content="light dark"[^>]+name="color-scheme"/.test(
      html,
    )
  )
    problems.push('it doesn’t say that it can be dark');
  if (!html.includes('prefers-color-scheme: dark')) problems.push('it has no dark colours');
  // anywhere: a word counts as broken when a table measures how wide its cells have to be
  if (!/<td style="[^"]*overflow-wrap:anywhere/.test(html))
    problems.push('a long word makes it wider than a phone');
  if ((html.match(/<h1\b/g) ?? []).length !== 1) problems.push('it needs one heading');
  if (!/<title>[^<]+<\/title>/.test(html)) problems.push('it has no title');
  return problems;
}

/** @returns what is wrong with a mail's text part; empty when nothing is. */
export function problemsOfText(text: string): readonly string[] {
  const problems: string[] = [];
  if (text.trim().length < 40) problems.push('it says next to nothing');
  if (/<\/?[a-z][^>]*>|&(nbsp|amp|lt|gt|#\d+);/i.test(text)) problems.push('HTML is left in it');
  if (text.split('\n').some((line) => line.length > 998))
    problems.push('a line is longer than RFC 5322 lets it be');
  if (/\n{4,}/.test(text)) problems.push('it has holes');
  return problems;
}
