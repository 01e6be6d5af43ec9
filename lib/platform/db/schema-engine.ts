import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

/**
 * Runs `work` with Prisma's migration engine (the WebAssembly build: no native binary to download), connected as the
 * given owner through node-postgres, and then closes every connection. Throws what PostgreSQL said when a script fails.
 */
export async function withSchemaEngine<T>(
  ownerUrl: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  await instantiate();
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2, options: '-c timezone=UTC' });
  const scripts = new WholeScripts(pool);
  const adapter = bindMigrationAwareSqlAdapterFactory(scripts);
  const engine = await glue.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
  try {
    return await work(engine);
  } catch (error) {
    // The engine reports a failing script as "external error id#0"; what PostgreSQL said is worth more.
    throw scripts.refusal === undefined ? error : new Error(scripts.refusal, { cause: error });
  } finally {
    engine.free();
    await pool.end();
  }
}

/**
 * The stock adapter cuts a script at every semicolon, which would cut function bodies in two. Sent whole, as the native
 * engine sends it, PostgreSQL parses it itself and runs it as one transaction.
 */
class WholeScripts extends PrismaPg {
  /** What PostgreSQL said about the last script, if it failed. */
  refusal: string | undefined;

  override async connect() {
    return this.whole(await super.connect());
  }

  override async connectToShadowDb() {
    return this.whole(await super.connectToShadowDb());
  }

  private whole(adapter: Awaited<ReturnType<PrismaPg['connect']>>) {
    adapter.executeScript = async (script) => {
      await adapter
        .underlyingDriver()
        .query(script)
        .catch((error: unknown) => {
          this.refusal = describe(error, script);
          throw error;
        });
    };
    return adapter;
  }
}

function describe(error: unknown, script: string): string {
  if (!(error instanceof pg.DatabaseError)) return String(error);
  const line = error.position ? script.slice(0, Number(error.position)).split('\n').length : undefined;
  return [error.message, error.detail, error.hint, line && `at line ${line}`].filter(Boolean).join('; ');
}

declare global {
  /**
   * The engine's memory, one for each process, as its glue is: where this file is read anew, as by tests that share a
   * process, timers and finalizers of the first engine would otherwise reach into the memory of the second.
   */
  var handoverSchemaEngine: Promise<void> | undefined;
}

/** By hand, since importing a .wasm file is still experimental in Node 24 and warns on every start. */
function instantiate(): Promise<void> {
  globalThis.handoverSchemaEngine ??= (async () => {
    const file = createRequire(import.meta.url)
      .resolve('@prisma/schema-engine-wasm')
      .replace(/\.js$/, '_bg.wasm');
    const imports = { './schema_engine_bg.js': { ...glue, ...patientTimers() } };
    const { instance } = await WebAssembly.instantiate(await readFile(file), imports);
    glue.__wbg_set_wasm(instance.exports);
    const start = instance.exports.__wbindgen_start;
    if (typeof start === 'function') start();
  })();
  return globalThis.handoverSchemaEngine;
}

/**
 * The engine gives itself ten seconds to get its own lock and never clears that timer; unreferenced, it doesn't keep
 * the process from ending.
 */
function patientTimers() {
  const names = Object.keys(glue).filter((name) => name.startsWith('__wbg_setTimeout'));
  const unreferenced = (call: () => void, milliseconds: number) => setTimeout(call, milliseconds).unref();
  return Object.fromEntries(names.map((name) => [name, unreferenced]));
}
