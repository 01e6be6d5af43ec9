/** The answer to a form, as the person who posted it understands it. */
export interface Answer {
  readonly kind: 'acknowledged' | 'refused' | 'failed' | 'unanswered';
  /** why it was refused or failed */
  readonly said: string;
  readonly html: string;
  readonly cookies: string;
}

const ALERT = /role="alert"[^>]*>(.*?)<\/(?:p|div)>/s;

/** Posts, and reads the whole answer; one that breaks off half-way counts as none. */
export async function readAnswer(posting: () => Promise<Response>): Promise<Answer> {
  try {
    const answer = await posting();
    const html = await answer.text();
    const cookies = answer.headers.getSetCookie().join('; ');
    return { ...judge(answer.status, html), html, cookies };
  } catch {
    return { kind: 'unanswered', said: '', html: '', cookies: '' };
  }
}

function judge(status: number, html: string): Pick<Answer, 'kind' | 'said'> {
  if (status >= 500) return { kind: 'unanswered', said: `${status}` };
  if (status >= 400) return { kind: 'refused', said: `${status}` };
  const alert = ALERT.exec(html)?.[1];
  if (status >= 300 || alert === undefined) return { kind: 'acknowledged', said: '' };
  const said = alert.replace(/<[^>]*>/g, ' ').trim();
  if (said.includes('may have been done'))
    return { kind: 'unanswered', said: 'the product says that it can’t know' };
  if (/Something went wrong on our side|Handover is busy/.test(said)) return { kind: 'failed', said };
  return { kind: 'refused', said };
}
