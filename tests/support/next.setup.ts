import { AsyncLocalStorage } from 'node:async_hooks';

// As Next's own server does before it loads anything of itself: without it, cookies() and headers() have nowhere to be.
Object.assign(globalThis, { AsyncLocalStorage });
