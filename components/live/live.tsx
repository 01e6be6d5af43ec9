import { now } from '@/lib/platform/clock';
import { Listener } from './listener';

/** Keeps an open page true: once in each layout. */
export function Live({ person }: { person: string }) {
  return <Listener person={person} madeAt={now().getTime()} />;
}
