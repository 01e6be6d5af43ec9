export { defineJob, type Job } from './define';
export { enqueue, enqueueAll } from './enqueue';
export { queueHealth } from './health';
