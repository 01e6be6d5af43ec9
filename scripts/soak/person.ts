import { setTimeout as wait } from 'node:timers/promises';
import {
  type FilledIn,
  fillIn,
  hasButton,
  type OpenPage,
  post,
  type Typed,
} from '@/tests/support/browser/scriptless';
import { sentMails } from '@/tests/support/servers/mailbox';
import { type Answer, readAnswer } from './answers';
import type { Somebody } from './cast';
import { Chance } from './chance';
import { noteOddity, type World } from './world';
import type { Written } from './written';

/** The soak is over, or the page doesn't exist for them: they give up what they were about to do. */
export class GivesUp extends Error {}

/** How long somebody waits for an answer before they assume that the connection is broken. */
const PATIENCE_MS = 60_000;

/** More than this in a quarter of an hour is refused (lib/platform/http/rate-limit). */
const MOST_LINKS = 4;

export interface Press {
  readonly what: Written;
  readonly mark: string;
  readonly button: string;
  readonly typed?: Typed;
  /** an input that tells the form apart, where several have the button */
  readonly near?: string;
  /** where the first press is answered with advice: the button that does it all the same */
  readonly anyway?: string;
  /** how somebody who looks at the page afterwards knows that it was done; left out: their own words are on it */
  readonly isDoneOn?: (html: string) => boolean;
}

/** Somebody with a browser without scripts. They reload what doesn't come, and try again what wasn't answered. */
export class Person {
  readonly chance: Chance;
  #cookie = '';

  constructor(
    readonly who: Somebody,
    readonly world: World,
  ) {
    this.chance = new Chance(world.seed, who.email);
  }

  /** Signs in, and tries again if something breaks on the way. @throws GivesUp when it doesn't work at all. */
  async signIn(): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#signInOnce();
      } catch (error) {
        if (tries === MOST_LINKS || !(error instanceof GivesUp) || this.world.isOver()) throw error;
      }
    }
  }

  /** Asks for a link by mail, and signs in with its button. */
  async #signInOnce(): Promise<void> {
    const { email } = this.who;
    const before = new Set((await this.#mails()).map(({ id }) => id));
    const ask = fillIn(await this.open('/sign-in'), 'E-mail me a link', { email });
    if ((await this.#post(ask)).kind !== 'acknowledged') throw new GivesUp('no link could be asked for');
    const token = await this.#token(before);
    const page = await this.open(`/sign-in/${token}`);
    if (!hasButton(page.html, 'Sign in')) throw new GivesUp('the link to sign in is no longer good');
    const answer = await this.#post(fillIn(page, 'Sign in'));
    const session = /handover\.session=[^;]+/.exec(answer.cookies)?.[0];
    if (session === undefined) throw new GivesUp('signing in was not answered');
    this.#cookie = session;
  }

  /** Opens a page, as often as it takes. @throws GivesUp when it doesn't exist, or the soak is over. */
  async open(path: string): Promise<OpenPage> {
    for (let at = this.world.url + path; ; ) {
      if (this.world.isOver()) throw new GivesUp('it is over');
      const answer = await this.#get(at);
      if (answer?.status === 200) return { url: at, cookie: this.#cookie, html: answer.html };
      if (answer && answer.status >= 300 && answer.status < 400) {
        at = new URL(answer.location, at).href;
        continue;
      }
      if (answer && answer.status < 500) {
        noteOddity(this.world, `${answer.status} for ${path.replace(/[\da-f-]{36}/g, '…')}`);
        throw new GivesUp(`${path} answered ${answer.status}`);
      }
      await this.pause(500, 3_000);
    }
  }

  /**
   * Presses a button and goes on until there is an answer: without one they send the form again, or look at the page
   * first and do it again if it isn't done.
   * @returns the page that answered it; null when it was refused, found done, or given up.
   */
  async press(
    page: OpenPage,
    { what, mark, button, typed, near, anyway, isDoneOn }: Press,
  ): Promise<OpenPage | null> {
    const isDone = isDoneOn ?? ((html: string) => isWritten(html, mark));
    const operation = this.world.diary.begin(what, mark, this.who.name);
    const note = ({ kind, said }: Pick<Answer, 'said'> & { kind: Answer['kind'] | 'seen' }) =>
      operation.tries.push({ outcome: kind, at: new Date().toISOString(), said });
    let form = fillIn(page, button, typed, near);
    for (;;) {
      const answer = await this.#post(form);
      const answered = { url: page.url, cookie: this.#cookie, html: answer.html };
      if (answer.kind === 'refused' && anyway !== undefined && hasButton(answer.html, anyway)) {
        form = fillIn(answered, anyway);
        continue;
      }
      note(answer);
      if (answer.kind === 'acknowledged') return answered;
      if (answer.kind === 'refused' || this.world.isOver()) return null;
      await this.pause(1_000, 4_000);
      if (this.chance.is(0.5)) continue;
      const looked = await this.open(page.url.slice(this.world.url.length));
      if (isDone(looked.html)) note({ kind: 'seen', said: '' });
      if (isDone(looked.html) || !hasButton(looked.html, button)) return null;
      form = fillIn(looked, button, typed, near);
    }
  }

  /** Posts something that isn't counted. @returns whether it was acknowledged. */
  async pressAside(form: FilledIn): Promise<boolean> {
    return (await this.#post(form)).kind === 'acknowledged';
  }

  async pause(leastMs: number, mostMs: number): Promise<void> {
    await wait(this.chance.between(leastMs, mostMs));
  }

  async #get(url: string) {
    try {
      const answer = await fetch(url, {
        headers: { cookie: this.#cookie },
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const html = await answer.text();
      return { status: answer.status, location: answer.headers.get('location') ?? '', html };
    } catch {
      return null;
    }
  }

  async #post(form: FilledIn): Promise<Answer> {
    return readAnswer(() => post(form, AbortSignal.timeout(PATIENCE_MS)));
  }

  async #mails() {
    return sentMails(this.world.mailboxUrl, this.who.email);
  }

  async #token(before: ReadonlySet<string>): Promise<string> {
    for (let tries = 0; tries < 120 && !this.world.isOver(); tries++) {
      for (const { id, message } of await this.#mails()) {
        const token = before.has(id) ? undefined : /\/sign-in\/([\w-]+)/.exec(message.text)?.[1];
        if (token !== undefined) return token;
      }
      await wait(500);
    }
    throw new GivesUp('no link to sign in has come');
  }
}

/** A mark in an input is what somebody has typed there, not what was done. */
function isWritten(html: string, mark: string): boolean {
  return html
    .replace(/<input\b[^>]*>/g, '')
    .replace(/<textarea\b.*?<\/textarea>/gs, '')
    .replace(/<script\b.*?<\/script>/gs, '')
    .includes(mark);
}
