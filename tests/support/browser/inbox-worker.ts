import { readFileSync } from 'node:fs';
import vm from 'node:vm';

const ORIGIN = 'https://handover.test';

type Answers = (path: string) => Response | Promise<Response>;
type Listener = (event: unknown) => void;

/**
 * The inbox's own service worker (public/inbox-worker.js), as a browser would run it, with caches in memory.
 * @param answers the server's answer to each path
 */
export function givenInboxWorker(answers: Answers) {
  const listeners = new Map<string, Listener>();
  const stores = new Map<string, Map<string, Response>>();
  const underWay: Promise<unknown>[] = [];
  const asked: string[] = [];
  const shown: object[] = [];
  const waitUntil = (work: Promise<unknown>) => void underWay.push(work);
  const fetch = async (request: string | { readonly url: string }) => {
    const path = pathOf(typeof request === 'string' ? request : request.url);
    asked.push(path);
    return answers(path);
  };
  const caches = {
    keys: async () => [...stores.keys()],
    delete: async (name: string) => stores.delete(name),
    open: async (name: string) => {
      const store = stores.get(name) ?? new Map<string, Response>();
      stores.set(name, store);
      return cacheOver(store);
    },
  };
  const self = {
    location: { origin: ORIGIN },
    addEventListener: (kind: string, listener: Listener) => listeners.set(kind, listener),
    registration: {
      showNotification: async (title: string, { body, dir }: NotificationOptions) =>
        void shown.push({ title, body, dir }),
    },
  };
  const globals = { URL, Response, Headers, self, caches, fetch };
  vm.runInNewContext(readFileSync('public/inbox-worker.js', 'utf8'), globals);
  const send = (kind: string, event: object) => listeners.get(kind)?.({ waitUntil, ...event });

  return {
    /** the paths that were requested from the server */
    asked,
    /** A page is opened by a navigation. @returns what the browser gets. */
    async navigate(path: string): Promise<Response> {
      const request = { url: ORIGIN + path, method: 'GET', mode: 'navigate' };
      return new Promise((resolve) => {
        send('fetch', { request, respondWith: (answer: Promise<Response>) => void answer.then(resolve) });
      });
    },
    /** An open page reports which pages were opened, and which files it has fetched. */
    keep(person: string, paths: readonly string[], files: readonly string[]): void {
      const absolute = (all: readonly string[]) => all.map((path) => ORIGIN + path);
      send('message', { data: { kind: 'keep', person, addresses: absolute(paths), files: absolute(files) } });
    },
    /** A push arrives. @returns all that was shown. */
    push(told: object): readonly object[] {
      send('push', { data: { json: () => told } });
      return shown;
    },
    /** Somebody signs out. */
    forget(): void {
      send('message', { data: { kind: 'forget' } });
    },
    /** Ends when the worker has nothing left to do. */
    async rest(): Promise<void> {
      while (underWay.length > 0) await underWay.shift();
    },
    /** @returns the paths of the pages that are kept, in order. */
    kept(): readonly string[] {
      const pages = [...stores].filter(([name]) => name.includes('-pages-'));
      return pages.flatMap(([, store]) => [...store.keys()].map(pathOf));
    },
  };
}

function cacheOver(store: Map<string, Response>) {
  return {
    match: async (address: string | { readonly url: string }) =>
      store.get(typeof address === 'string' ? address : address.url)?.clone(),
    put: async (address: string, answer: Response) => void store.set(address, answer),
    delete: async (address: string | { readonly url: string }) =>
      store.delete(typeof address === 'string' ? address : address.url),
    keys: async () => [...store.keys()].map((url) => ({ url })),
  };
}

const pathOf = (address: string) => address.slice(ORIGIN.length);
