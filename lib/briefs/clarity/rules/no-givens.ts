import type { Rule } from '../rule';

/** What was asked once and answered belongs in the next brief as well: "asked once, given ever after". */
export const noGivens: Rule = {
  name: 'no_givens',
  isEnglish: false,
  find({ givens, known: { playbookGivens } }) {
    if (playbookGivens.length === 0 || givens.some((text) => text.trim() !== '')) return [];
    const count = playbookGivens.length;
    return [
      {
        field: 'givens[0]',
        words: null,
        reason: `The playbook has ${count === 1 ? 'something' : `${count} things`} that is good to know, and this brief says none.`,
        suggestion: {
          label: count === 1 ? 'Add it' : 'Add them',
          edit: { kind: 'add', list: 'givens', texts: playbookGivens },
        },
      },
    ];
  },
};
