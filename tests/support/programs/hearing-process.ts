import { liveHub } from '@/lib/platform/live/hub';

/** Another web process that listens; prints a line for each thing that its hub passes on. */
liveHub().subscribe((event) => process.stdout.write(`${JSON.stringify(event)}\n`));
// a hub alone keeps no process alive
setInterval(() => undefined, 60_000);
