import { AsyncLocalStorage } from 'node:async_hooks';

// Next's own server does this before it loads any of its code: without it, cookies() and headers() have nowhere to be.
Object.assign(globalThis, { AsyncLocalStorage });
