import { note } from '../files';

/** @returns what Oluchi writes for an episode: its title and chapters. */
export function showNotes(number: number, title: string, guest: string) {
  return note(
    `slow-fire-${number}.md`,
    `
# ${number}: ${title}

Ruth Adeyemi talks with ${guest}.

00:00 A story to begin with
03:12 How it started
11:40 What went wrong, and what that was good for
24:05 The studio today
33:50 One thing to try at home
`,
  );
}
