/** @returns the items of a setting, separated by spaces or commas; none if it isn't set. */
export function listedIn(setting: string | undefined): readonly string[] {
  return (setting ?? '').split(/[\s,]+/).filter((each) => each !== '');
}
