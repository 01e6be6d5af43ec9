import { inputName } from '@/lib/platform/actions/form-state';
import { whatIsMissing } from '../../handing-over.rules';
import type { BriefToCheck } from '../brief';
import type { RuleName } from '../finding';
import { lookAt, type Rule } from '../rule';

/** What handing over requires; handing-over.rules.ts decides. */
export const noDeadline: Rule = {
  name: 'no_deadline',
  isEnglish: false,
  find: (brief) => gapsOf(brief, 'no_deadline'),
};

export const noDeliverable: Rule = {
  name: 'no_deliverable',
  isEnglish: false,
  find: (brief) => gapsOf(brief, 'no_deliverable'),
};

/** The first criterion is required; each further deliverable without one gets a question. */
export const noCriterion: Rule = {
  name: 'no_criterion',
  isEnglish: false,
  find(brief) {
    const required = gapsOf(brief, 'no_criterion');
    if (required.length > 0) return required;
    return brief.deliverables.flatMap(({ title, criteria }, index) => {
      if (title.trim() === '' || criteria.some((text) => text.trim() !== '')) return [];
      const field = `deliverables[${index}].criteria[0]`;
      return [
        {
          field,
          words: null,
          reason: 'Nobody can tell yet when this one is right, so it may have to be redone.',
          suggestion: lookAt('Say when it is right', field),
        },
      ];
    });
  },
};

function gapsOf(brief: BriefToCheck, name: RuleName) {
  const trimmed = {
    deadlineDate: brief.deadlineDate,
    deliverables: brief.deliverables.map(({ title, criteria }) => ({
      title: title.trim(),
      criteria: criteria.map((text) => text.trim()),
    })),
  };
  return whatIsMissing(trimmed)
    .map(({ path, message }) => ({ field: inputName(path), message }))
    .filter(({ field }) => ruleFor(field) === name)
    .map(({ field, message }) => ({
      field,
      words: null,
      reason: message,
      suggestion: lookAt('Say it here', field),
      isRequired: true,
    }));
}

function ruleFor(field: string): RuleName {
  if (field === 'deadlineDate') return 'no_deadline';
  return field.includes('.criteria[') ? 'no_criterion' : 'no_deliverable';
}
