/** The files in every sealed copy, whatever it is a copy of. */
const ALWAYS = { events: 'handover-events.jsonl', evidence: 'handover-evidence.json' } as const;

/**
 * What is sealed, and how its copy is recognised and checked (docs/security.md): the files in it, the formats named in
 * what is hashed, what the hashed texts call its id, and the event with which both have signed.
 */
export const SEALED_RECORDS = {
  agreement: {
    files: { text: 'handover-agreement.json', ...ALWAYS },
    eventFormat: 'handover.agreement-event.v1',
    evidenceFormat: 'handover.agreement-evidence.v1',
    subject: 'agreementId',
    closes: 'in_force',
  },
  evaluation: {
    files: { text: 'handover-evaluation.json', ...ALWAYS },
    eventFormat: 'handover.evaluation-event.v1',
    evidenceFormat: 'handover.evaluation-evidence.v1',
    subject: 'evaluationId',
    closes: 'closed',
  },
} as const;

export type SealedRecord = keyof typeof SEALED_RECORDS;
export const SEALED_RECORD_KINDS = ['agreement', 'evaluation'] as const satisfies readonly SealedRecord[];

/** The names of all files that can be in a sealed copy. */
export const SEALED_FILES: readonly string[] = [
  ...new Set(SEALED_RECORD_KINDS.flatMap((kind) => Object.values(SEALED_RECORDS[kind].files))),
];
