import { describe, expect, it } from 'vitest';
import { readDemoArguments } from '@/scripts/steps/demo-arguments';

describe('what the demo is asked for', () => {
  it('is a demo for this machine, and what it kept, unless it is said otherwise', () => {
    expect(readDemoArguments([])).toEqual({ reset: false, port: 3000, publicUrl: undefined });
  });

  it('may be one that others reach by https, begun anew', () => {
    const asked = ['--reset', '--public', 'https://sample.example.com/', '--port', '3100'];

    expect(readDemoArguments(asked)).toEqual({
      reset: true,
      port: 3100,
      publicUrl: 'https://sample.example.com',
    });
  });

  it.each([
    ['--public', 'http://sample.example.com'],
    ['--public', 'https://sample.example.com/demo'],
    ['--public', 'sample.example.com'],
    ['--port', '40000'],
    ['--port', 'none'],
  ])('is refused with %s %s', (name, value) => {
    expect(() => readDemoArguments([name, value])).toThrow(name);
  });
});
