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
 * Registers something to end when this server is told to stop: Next finishes its current requests by itself, but a
 * response that is meant to stay open would keep it waiting. @returns a function that unregisters it.
 */
export function onStopping(farewell: Farewell): () => void {
  farewells().add(farewell);
  return () => farewells().delete(farewell);
}

/** Ends everything registered at the first signal; called once, when the server starts. */
export function listenForStop(): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      for (const farewell of farewells()) farewell();
    });
  }
}
