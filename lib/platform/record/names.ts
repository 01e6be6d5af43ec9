/** The file in a sealed record that holds all of it; its name also marks a changed record as one of ours. */
export const RECORD_FILE = 'handover-record.json';

/** The file in a sealed reference that holds all of it; also a mark. */
export const REFERENCE_FILE = 'handover-reference.json';
