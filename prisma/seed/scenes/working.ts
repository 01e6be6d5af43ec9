import { Client } from 'pg';
import { allJobs } from '@/lib/jobs';
import { atTime } from '@/lib/platform/clock';
import { env } from '@/lib/platform/env/env';

type QueuedJob = {
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  readonly runAt: Date;
  /** whether it has a moment of its own, instead of being due at once */
  readonly isDelayed: boolean;
};

/**
 * The worker of the past. What the story puts into the queue is done at its moment in the story: a PDF at once, a
 * reminder a day before its deadline. Mails stay in the queue (mailing.ts), and so does what is still in the future.
 * Like the real worker it reaches the queue over a connection of its own.
 */
export class PastWorker {
  readonly #queue: Client;
  readonly #begun: Date;
  #delayed: readonly QueuedJob[] = [];

  private constructor(queue: Client, begun: Date) {
    this.#queue = queue;
    this.#begun = begun;
  }

  /** Jobs that were in the queue before don't belong to the story. */
  static async begin(): Promise<PastWorker> {
    const queue = new Client({
      connectionString: env().DATABASE_DIRECT_URL ?? env().DATABASE_APP_URL,
      application_name: 'handover demo data',
    });
    await queue.connect();
    const { rows } = await queue.query<{ begun: Date }>('SELECT clock_timestamp() AS begun');
    return new PastWorker(queue, rows[0]?.begun ?? new Date());
  }

  async end(): Promise<void> {
    await this.#queue.end();
  }

  /** Does what has fallen due up to a moment of the story, each job at its own. */
  async catchUp(until: Date): Promise<void> {
    for (let job = this.#nextDelayed(until); job; job = this.#nextDelayed(until)) {
      await this.#perform(job, job.runAt);
      await this.afterScene(job.runAt);
    }
  }

  /** Does what a scene has queued to be done at once, and notes what is to be done later. */
  async afterScene(at: Date): Promise<void> {
    while (true) {
      const jobs = await this.#queued();
      this.#delayed = jobs.filter(({ isDelayed }) => isDelayed);
      const atOnce = jobs.find(({ isDelayed }) => !isDelayed);
      if (!atOnce) return;
      await this.#perform(atOnce, at);
    }
  }

  #nextDelayed(until: Date): QueuedJob | undefined {
    return this.#delayed.find(({ runAt }) => runAt <= until);
  }

  async #perform({ id, name, payload }: QueuedJob, at: Date): Promise<void> {
    const job = allJobs.find((each) => each.name === name);
    if (!job) throw new Error(`no job is called ${name}`);
    // taken out before it is done: one that plans its own next run does so under the same key
    await this.#queue.query('SELECT count(*) FROM graphile_worker.complete_jobs(ARRAY[$1::bigint])', [id]);
    await atTime(at, () => job.perform(payload, { attempt: 1, isLastAttempt: false }));
  }

  /** The story's jobs by their time. One that was due at once has the real time, later than the story began. */
  async #queued(): Promise<readonly QueuedJob[]> {
    const { rows } = await this.#queue.query<QueuedJob>(
      `SELECT j.id::text, t.identifier AS name, j.payload, j.run_at AS "runAt",
              j.run_at NOT BETWEEN $1 AND clock_timestamp() AS "isDelayed"
       FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       WHERE j.created_at >= $1 AND t.identifier <> 'mail.send'
       ORDER BY j.run_at, j.id`,
      [this.#begun],
    );
    return rows;
  }
}
