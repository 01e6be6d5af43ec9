import type pg from 'pg';
import { measure, stopwatch } from '@/lib/platform/observing/measures';
import { isTracing, traceStatement } from '@/lib/platform/observing/tracing';

/**
 * Measures and traces a pool's statements. The driver has no hook of its own, so each new connection's `query` is
 * wrapped; if nobody asked for metrics or traces, nothing is touched.
 */
export function watchStatements(pool: pg.Pool): void {
  if (!measure() && !isTracing()) return;
  pool.on('connect', (client) => {
    client.query = new Proxy(client.query, {
      apply(query, self, sent) {
        return watched(sent, (args) => Reflect.apply(query, self, args));
      },
    });
  });
}

/** A statement answers with a promise, or calls the function passed last, as the pool itself does. */
function watched(sent: readonly unknown[], query: (sent: readonly unknown[]) => unknown): unknown {
  const end = begin(textOf(sent[0]));
  const last = sent.at(-1);
  if (typeof last === 'function') {
    const callback = (error: unknown, ...rest: unknown[]) => {
      end(error);
      last(error, ...rest);
    };
    return query([...sent.slice(0, -1), callback]);
  }
  const answer = query(sent);
  if (answer instanceof Promise) {
    answer.then(
      () => end(),
      (error: unknown) => end(error),
    );
  }
  return answer;
}

function begin(text: string): (error?: unknown) => void {
  const elapsed = stopwatch();
  const endSpan = traceStatement(text);
  return (error) => {
    endSpan(error);
    measure()?.statement({ outcome: error ? 'failed' : 'done', seconds: elapsed() });
  };
}

function textOf(statement: unknown): string {
  if (typeof statement === 'string') return statement;
  const isObject = typeof statement === 'object' && statement !== null && 'text' in statement;
  return isObject && typeof statement.text === 'string' ? statement.text : '';
}
