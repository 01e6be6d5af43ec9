import { describe, expect, it } from 'vitest';
import { vulnerabilitiesIn } from '@/scripts/steps/audit';

const vulnerability = (severity: string) => ({
  name: 'left-pad',
  severity,
  range: '<2.0.0',
  via: [],
  effects: [],
});

describe("npm's report of known vulnerabilities", () => {
  it('is bad when it is high or critical, and worth a line when it is less', () => {
    const told = (severity: string) =>
      vulnerabilitiesIn(
        JSON.stringify({ auditReportVersion: 2, vulnerabilities: { 'left-pad': vulnerability(severity) } }),
      );

    expect(told('critical')).toEqual([
      { name: 'left-pad', severity: 'critical', range: '<2.0.0', isBad: true },
    ]);
    expect(['high', 'moderate', 'low'].map((severity) => told(severity)?.[0]?.isBad)).toEqual([
      true,
      false,
      false,
    ]);
    expect(vulnerabilitiesIn('{"auditReportVersion":2,"vulnerabilities":{}}')).toEqual([]);
  });

  it.each([
    [
      'a registry that knows no audit',
      '{"message":"405 Method Not Allowed","error":{"summary":"","detail":""}}',
    ],
    ['no network', '{"error":{"code":"ENOTFOUND","summary":"request failed"}}'],
    ['nothing at all', ''],
    ['half an answer', '{"vulnerabilities":{"left-pad":'],
  ])("is nothing from %s, which isn't the same as no vulnerabilities", (_, told) => {
    expect(vulnerabilitiesIn(told)).toBeNull();
  });
});
