import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asAttachment, cleanFileName } from '@/lib/platform/files/names';

describe('the name of a file that came from outside', () => {
  it.each([
    ['Invoice May.pdf', 'Invoice May.pdf'],
    ['../../etc/passwd', 'etc-passwd'],
    ['C:\\Users\\maria\\plan.docx', 'C-Users-maria-plan.docx'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['two\nlines\u0000.txt', 'two lines.txt'],
    ['.htaccess', 'htaccess'],
    ['báo cáo tháng năm.xlsx', 'báo cáo tháng năm.xlsx'],
    ['...', 'file'],
    ['', 'file'],
  ])('%j becomes %j', (given, clean) => {
    expect(cleanFileName(given)).toBe(clean);
  });

  it('is cut with its extension kept', () => {
    const name = cleanFileName(`${'a'.repeat(400)}.pdf`);

    expect(name).toHaveLength(150);
    expect(name.endsWith('a.pdf')).toBe(true);
  });

  it('stays the same when cleaned again, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const clean = cleanFileName(given);

        expect(cleanFileName(clean)).toBe(clean);
        expect(clean).not.toMatch(/[/\\\p{Cc}\u202a-\u202e]/u);
        expect(clean.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('the header that makes a browser save a file', () => {
  it('has a plain name and the real one', () => {
    expect(asAttachment('Thỏa thuận "A".pdf')).toBe(
      `attachment; filename="Th_a thu_n _A_.pdf"; filename*=UTF-8''Th%E1%BB%8Fa%20thu%E1%BA%ADn%20%22A%22.pdf`,
    );
  });

  it('is one line of printable ASCII that ends where it should, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        expect(asAttachment(name)).toMatch(
          /^attachment; filename="[\x20-\x21\x23-\x24\x26-\x5b\x5d-\x7e]*"; filename\*=UTF-8''[A-Za-z0-9%!~_.-]*$/,
        );
      }),
    );
  });
});
