/** The file in a sealed record that holds all of it; its name is also a mark by which a changed one is known. */
export const RECORD_FILE = 'handover-record.json';

/** The file in a sealed reference that holds all of it; a mark as well. */
export const REFERENCE_FILE = 'handover-reference.json';
