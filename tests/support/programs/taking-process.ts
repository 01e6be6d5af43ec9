import { closeRateLimits, takeFrom } from '@/lib/platform/http/rate-limit';

/** Another server that counts against the same limit; prints how often it was let through. */
const [key = '', tries = '0'] = process.argv.slice(2);
const answers = await Promise.all(
  Array.from({ length: Number(tries) }, () =>
    takeFrom('signInPerAddress', key).then(
      () => 1,
      () => 0,
    ),
  ),
);
process.stdout.write(String(answers.reduce<number>((sum, one) => sum + one, 0)));
await closeRateLimits();
