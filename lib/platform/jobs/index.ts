export { defineJob, type Job } from './define';
export { enqueue } from './enqueue';
export { queueHealth } from './health';
