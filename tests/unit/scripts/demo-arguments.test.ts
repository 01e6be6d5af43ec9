import { describe, expect, it } from 'vitest';
import { readDemoArguments } from '@/scripts/steps/demo-arguments';

describe("the demo's arguments", () => {
  it('make it a demo for this machine that keeps its data, unless they say otherwise', () => {
    expect(readDemoArguments([])).toEqual({ reset: false, port: 3000, publicUrl: undefined });
  });

  it('may make it one that others reach by https, starting over', () => {
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
  ])('are refused: %s %s', (name, value) => {
    expect(() => readDemoArguments([name, value])).toThrow(name);
  });
});
