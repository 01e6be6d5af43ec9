type Farewell = () => void;

declare global {
  var handoverFarewells: Set<Farewell> | undefined;
}

/** On globalThis, because Next keeps module state apart for pages, route handlers and instrumentation. */
function farewells(): Set<Farewell> {
  globalThis.handoverFarewells ??= new Set();
  return globalThis.handoverFarewells;
}

/**
 * Has something ended when this server is told to stop: Next finishes the requests at hand by itself, but an answer that
 * is meant to stay open would keep it waiting. @returns how to take it back.
 */
export function onStopping(farewell: Farewell): () => void {
  farewells().add(farewell);
  return () => farewells().delete(farewell);
}

/** Ends all of it at the first signal; called once, when the server starts. */
export function listenForStop(): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      for (const farewell of farewells()) farewell();
    });
  }
}
