/** The file in a sealed record that holds all of it; its name is also a mark by which a changed one is known. */
export const RECORD_FILE = 'handover-record.json';
