/** What one look at the installation found. `broken` stops Handover from working; `note` is worth knowing. */
export interface Finding {
  level: 'good' | 'note' | 'broken';
  says: string;
}

export const good = (says: string): Finding => ({ level: 'good', says });
export const note = (says: string): Finding => ({ level: 'note', says });
export const broken = (says: string): Finding => ({ level: 'broken', says });
