import { subscribe } from 'node:diagnostics_channel';

/**
 * Loaded before the web server (`node --import`): it listens before Next has called instrumentation.ts, and answers whoever asks in
 * between only afterwards. They are kept until then, for lib/platform/before-pages to ready their pages too.
 */
globalThis.handoverEarlyRequests = [];
subscribe('http.server.request.start', (message) => {
  globalThis.handoverEarlyRequests?.push(message);
});
