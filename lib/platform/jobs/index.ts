export { defineJob, type Job, type JobContext } from './define';
export { enqueue } from './enqueue';
export { type QueueHealth, queueHealth } from './health';
