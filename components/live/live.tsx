import { now } from '@/lib/platform/clock';
import { Listener } from './listener';

/** Keeps an open page true: once in each layout. */
export function Live() {
  return <Listener madeAt={now().getTime()} />;
}
