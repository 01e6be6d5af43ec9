import { hasButton, inputsOf, linksTo } from '@/tests/support/browser/scriptless';
import type { Business } from './cast';
import type { Person } from './person';

/** Either side hands in their assessment, where an evaluation has opened by itself. */
export async function evaluate(person: Person, place: Business | null): Promise<void> {
  const list = place ? `/w/${place.slug}/evaluations` : '/inbox/evaluations';
  const path = person.chance.oneOf(
    linksTo((await person.open(list)).html, `${list}/`).filter((each) => /[\da-f-]{36}$/.test(each)),
  );
  if (path === undefined) return;
  const page = await person.open(path);
  if (!hasButton(page.html, 'Hand in')) return;
  const mark = person.world.diary.mark();
  const words = inputsOf(page, 'Hand in').filter((name) => name.endsWith('.text'));
  const typed = {
    overall: `It went well on the whole, ${mark}.`,
    ...Object.fromEntries(words.map((name) => [name, 'As agreed, and a little better.'])),
  };
  await person.press(page, { what: 'handed in an assessment', mark, button: 'Hand in', typed });
}
