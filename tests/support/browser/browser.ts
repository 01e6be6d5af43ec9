import type { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { NextRequest } from 'next/server';
import { type FormAction, type FormState, IDLE } from '@/lib/platform/actions/form-state';
import { REQUEST_ID_HEADER } from '@/lib/platform/http/request-headers';
import { type Fields, formOf } from './forms';

/** Next's own request, which it offers no public way to make: what an action sees as cookies() and headers(). */
type NextRequestScope = {
  readonly workAsyncStorage: AsyncLocalStorage<object>;
  readonly workUnitAsyncStorage: AsyncLocalStorage<object>;
  readonly createRequestStoreForAPI: (
    request: { readonly headers: Headers },
    url: URL,
    implicitTags: undefined,
    onCookies: (lines: readonly string[]) => void,
    preview: undefined,
  ) => object;
  readonly getURLFromRedirectError: (error: unknown) => string | null;
};

const load = createRequire(import.meta.url);
const next: NextRequestScope = {
  ...load('next/dist/server/app-render/work-async-storage.external'),
  ...load('next/dist/server/app-render/work-unit-async-storage.external'),
  ...load('next/dist/server/async-storage/request-store'),
  ...load('next/dist/client/components/redirect'),
};

const ORIGIN = 'http://localhost:3000';

export type Posted<Data> = {
  readonly answer: FormState<Data>;
  /** where the action leads; null when the page stays */
  readonly leadsTo: string | null;
};

/**
 * A browser without a screen: it keeps cookies and posts forms, so that an action runs as it does behind Next, with its
 * session read from a cookie and its limits counted. It follows redirects only as far as told.
 */
export class TestBrowser {
  readonly cookies = new Map<string, string>();

  constructor(
    readonly ip: string,
    readonly userAgent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36',
  ) {}

  post<Data>(action: FormAction<Data>, fields: Fields = {}): Promise<Posted<Data>> {
    return this.postForm(action, formOf(fields));
  }

  async postForm<Data>(action: FormAction<Data>, form: FormData): Promise<Posted<Data>> {
    try {
      return { answer: await this.within(() => action(IDLE, form)), leadsTo: null };
    } catch (thrown) {
      const leadsTo = next.getURLFromRedirectError(thrown);
      if (leadsTo === null) throw thrown;
      return { answer: IDLE, leadsTo };
    }
  }

  /** Opens an address of a route handler. @returns where that leads, or the status of the answer. */
  async open(
    handler: (request: NextRequest) => Promise<Response>,
    path: string,
  ): Promise<{ readonly leadsTo: string | null; readonly status: number }> {
    try {
      const { status } = await this.within(() => handler(new NextRequest(new URL(path, ORIGIN))));
      return { leadsTo: null, status };
    } catch (thrown) {
      const leadsTo = next.getURLFromRedirectError(thrown);
      if (leadsTo === null) throw thrown;
      return { leadsTo, status: 307 };
    }
  }

  /** Runs server code as part of a request by this browser. */
  within<T>(work: () => Promise<T>): Promise<T> {
    const store = next.createRequestStoreForAPI(
      { headers: this.headers() },
      new URL(ORIGIN),
      undefined,
      (lines) => this.keep(lines),
      undefined,
    );
    const page = { route: '/test', page: '/test/page', incrementalCache: {} };
    return next.workAsyncStorage.run(page, () => next.workUnitAsyncStorage.run(store, work));
  }

  private headers(): Headers {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers({
      // set on each request by the server, before a page or an action sees it
      [REQUEST_ID_HEADER]: randomUUID(),
      host: new URL(ORIGIN).host,
      'user-agent': this.userAgent,
      'x-forwarded-for': this.ip,
    });
    if (cookie !== '') headers.set('cookie', cookie);
    return headers;
  }

  private keep(lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}
