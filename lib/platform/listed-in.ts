/** @returns what a setting lists, set apart by spaces or commas; nothing for one that isn't set. */
export function listedIn(setting: string | undefined): readonly string[] {
  return (setting ?? '').split(/[\s,]+/).filter((each) => each !== '');
}
