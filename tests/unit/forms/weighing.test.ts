import { describe, expect, it } from 'vitest';
import { MOST_FILE_BYTES, refuseTooMuch } from '@/components/forms/weighing';

/** As a form sends them; a file that was left out is one of no bytes. */
function formWith(sizes: readonly number[], typed = 'The receipts of October'): FormData {
  const form = new FormData();
  form.set('note', typed);
  for (const size of sizes) form.append('files', new File([new Uint8Array(size)], `${size}.bin`));
  return form;
}

describe('files that are posted with a form', () => {
  it.each([
    ['none', []],
    ['one that was left out', [0]],
    ['as much as may be', [MOST_FILE_BYTES - 1, 1]],
  ])('are sent when they are %s', (_, sizes) => {
    expect(refuseTooMuch(formWith(sizes))).toBeNull();
  });

  it("aren't sent when they are a byte too much together, and what was typed stays, with the reason", () => {
    expect(refuseTooMuch(formWith([0, MOST_FILE_BYTES, 1]))).toMatchObject({
      status: 'refused',
      fieldErrors: { files: expect.stringMatching(/more than 24 MB at once/) },
      values: { note: ['The receipts of October'] },
    });
  });
});
