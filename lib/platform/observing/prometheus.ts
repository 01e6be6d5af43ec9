import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { clocksApartMs } from '@/lib/platform/clock/apart.rules';
import { log } from '@/lib/platform/logging/log';
import { readDatabaseClock } from '@/lib/platform/process/database-clock';
import { connections, withActor } from '@/lib/platform/tenancy';
import type { Measures } from './measures';
import { queueByJob } from './queue-by-job';

/** In seconds: from a page read from memory to what somebody gives up on. */
const PAGES = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const STATEMENTS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1, 5];
const JOBS = [0.01, 0.05, 0.25, 1, 5, 30, 120];

/** Starts measuring in this process. Called only if METRICS_TOKEN is set: prom-client isn't loaded otherwise. */
export function startMeasuring(): void {
  globalThis.handoverMeasures ??= make();
}

function make(): Measures {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: 'handover_request_duration_seconds',
    help: 'How long requests took, by the pattern of their route. A POST to a page is an action.',
    labelNames: ['route', 'method', 'status'],
    buckets: PAGES,
    registers,
  });
  const actions = new Histogram({
    name: 'handover_action_duration_seconds',
    help: 'How long actions took, by name and outcome.',
    labelNames: ['action', 'outcome'],
    buckets: PAGES,
    registers,
  });
  const statements = new Histogram({
    name: 'handover_statement_duration_seconds',
    help: 'How long statements took, waiting for a connection not included.',
    labelNames: ['outcome'],
    buckets: STATEMENTS,
    registers,
  });
  const jobs = new Histogram({
    name: 'handover_job_duration_seconds',
    help: 'How long jobs took. Failed ones are tried again; parked ones wait for a person.',
    labelNames: ['job', 'outcome'],
    buckets: JOBS,
    registers,
  });
  const mails = new Counter({
    name: 'handover_mail_tries_total',
    help: 'Tries to send a mail, by what the mail service said.',
    labelNames: ['outcome'],
    registers,
  });
  const seals = new Histogram({
    name: 'handover_seal_duration_seconds',
    help: 'How long sealing a copy took, with or without a timestamp of an authority.',
    labelNames: ['timestamp'],
    buckets: JOBS,
    registers,
  });
  const listening = new Gauge({
    name: 'handover_live_connections',
    help: 'Open pages that listen for changes at this process.',
    registers,
  });
  const readDatabase = databaseGauges(registers);
  return {
    request: ({ seconds, ...labels }) => requests.observe(labels, seconds),
    action: ({ seconds, ...labels }) => actions.observe(labels, seconds),
    statement: ({ seconds, ...labels }) => statements.observe(labels, seconds),
    job: ({ seconds, ...labels }) => jobs.observe(labels, seconds),
    mail: (outcome) => mails.inc({ outcome }),
    seal: ({ seconds, ...labels }) => seals.observe(labels, seconds),
    listening: (change) => listening.inc(change),
    told: async () => {
      await readDatabase();
      return { text: await registry.metrics(), contentType: registry.contentType };
    },
  };
}

/**
 * What is read on request: the same on every process except for its own connections. @returns a function that reads it.
 */
function databaseGauges(registers: Registry[]): () => Promise<void> {
  const isUp = new Gauge({ name: 'handover_database_up', help: '1 when the database answered.', registers });
  const pool = new Gauge({
    name: 'handover_database_connections',
    help: 'Connections of this process to the database, and requests that wait for one.',
    labelNames: ['state'],
    registers,
  });
  const due = new Gauge({
    name: 'handover_queue_due',
    help: 'Jobs whose time has come and that nobody has begun. The same on every process.',
    labelNames: ['job'],
    registers,
  });
  const parked = new Gauge({
    name: 'handover_queue_parked',
    help: 'Jobs that failed as often as they may. The same on every process.',
    labelNames: ['job'],
    registers,
  });
  const lag = new Gauge({
    name: 'handover_queue_lag_seconds',
    help: 'How long the oldest of the due jobs has been waiting. The same on every process.',
    registers,
  });
  const clock = new Gauge({
    name: 'handover_clock_apart_seconds',
    help: 'By how much the clocks of this process and of the database are apart.',
    registers,
  });
  return async () => {
    for (const [state, count] of Object.entries(connections())) pool.set({ state }, count);
    due.reset();
    parked.reset();
    try {
      const { queue, reading } = await withActor({ kind: 'mailer' }, async (tx) => ({
        queue: await queueByJob(tx),
        reading: await readDatabaseClock(tx),
      }));
      clock.set(clocksApartMs(reading) / 1000);
      for (const each of queue) {
        due.set({ job: each.job }, each.due);
        parked.set({ job: each.job }, each.parked);
      }
      lag.set(Math.max(0, ...queue.map(({ lagSeconds }) => lagSeconds)));
      isUp.set(1);
    } catch (err) {
      log.warn({ err }, 'the queue could not be measured');
      isUp.set(0);
    }
  };
}
