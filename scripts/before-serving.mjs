import { subscribe } from 'node:diagnostics_channel';

/**
 * Loaded before the web server (`node --import`). The server listens before Next has called instrumentation.ts;
 * requests that arrive in between are held until then, so that lib/platform/http/before-pages prepares their pages too.
 */
globalThis.handoverEarlyRequests = [];
subscribe('http.server.request.start', (message) => {
  globalThis.handoverEarlyRequests?.push(message);
});
