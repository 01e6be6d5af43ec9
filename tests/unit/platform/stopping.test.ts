import { describe, expect, it } from 'vitest';
import { listenForStop, onStopping } from '@/lib/platform/process/stopping';

describe('a server that is told to stop', () => {
  it('ends what would have kept it waiting, and nothing that has already ended', () => {
    const ended: string[] = [];
    onStopping(() => ended.push('open answer'));
    const takeBack = onStopping(() => ended.push('answer that was over'));
    takeBack();
    listenForStop();

    process.emit('SIGTERM', 'SIGTERM');

    expect(ended).toEqual(['open answer']);
  });
});
