import { z } from 'zod';
import { SeenVersion } from '@/lib/platform/actions/seen-version';
import { line } from '@/lib/platform/actions/text';
import { Id } from '@/lib/platform/ids';

const Name = line('Give the template a name.', 120);

/** Which agreement, and into which template: `new`, or an existing one. */
export const SaveAsTemplate = z
  .object({
    workspaceId: Id,
    id: Id,
    newId: Id,
    into: z.union([z.literal('new'), Id], { error: 'Choose a template.' }),
    name: z.string().default(''),
  })
  .transform(({ into, name, ...rest }, context) => {
    if (into !== 'new') return { ...rest, templateId: into, name: '' };
    const named = Name.safeParse(name);
    if (!named.success) {
      const message = named.error.issues[0]?.message ?? '';
      context.addIssue({ code: 'custom', path: ['name'], message });
    }
    return { ...rest, templateId: null, name: named.data ?? '' };
  });

/** Names a template as the person last saw it. */
const SeenTemplate = { workspaceId: Id, id: Id, version: SeenVersion };

export const TemplateStep = z.object(SeenTemplate);

export const RenameTemplate = z.object({ ...SeenTemplate, name: Name });
