import { PDFDocument, rgb, StandardFonts } from '@cantoo/pdf-lib';
import { CAST, type PersonName } from '../cast';
import { signatureOf } from './signatures';
import type { AgreementStory } from './story';

type Paper = {
  readonly agreement: AgreementStory;
  readonly signedOn: string;
  readonly currency: string;
  readonly owner: PersonName;
  readonly assistant: PersonName;
};

/** @returns the PDF of one page that two people signed before they knew Handover. */
export async function signedPaper({
  agreement,
  signedOn,
  currency,
  owner,
  assistant,
}: Paper): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const date = new Date(`${signedOn}T12:00:00Z`);
  pdf.setTitle('Agreement on office work');
  pdf.setCreationDate(date);
  pdf.setModificationDate(date);
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  const bold = await pdf.embedFont(StandardFonts.TimesRomanBold);
  const page = pdf.addPage([595, 842]);
  page.drawText('Agreement on office work', { x: 72, y: 750, size: 20, font: bold });
  const lines = linesOf(agreement, currency, [CAST[owner].name, CAST[assistant].name]);
  for (const [index, line] of lines.entries()) {
    page.drawText(line, { x: 72, y: 712 - index * 20, size: 11.5, font });
  }
  for (const [index, name] of [owner, assistant].entries()) {
    const x = 72 + index * 240;
    const pen = { x, y: 360, scale: 0.32, borderColor: rgb(0.1, 0.15, 0.4), borderWidth: 4 };
    page.drawSvgPath(signatureOf(name), pen);
    page.drawLine({ start: { x, y: 294 }, end: { x: x + 200, y: 294 }, thickness: 0.6 });
    page.drawText(`${CAST[name].name}, ${signedOn}`, { x, y: 278, size: 10.5, font });
  }
  return pdf.save();
}

function linesOf(
  { rate, cap, responseTimeHours, noticeDays }: AgreementStory,
  currency: string,
  [owner, assistant]: readonly [string, string],
): readonly string[] {
  return [
    `between ${owner}, Quayside Bicycles, Bristol, and ${assistant}, Manila.`,
    '',
    '1.  Maria answers customers, keeps the workshop diary and orders parts, two mornings a week.',
    `2.  Quayside pays ${currency} ${rate} an hour, at most ${currency} ${cap} a week, every week.`,
    `3.  Each of us answers the other within ${responseTimeHours} hours on working days.`,
    '4.  What Maria learns about customers stays between us, also afterwards.',
    '5.  What Maria writes for the workshop belongs to the workshop once it is paid for.',
    '6.  We look back together once a year and adjust what no longer fits.',
    `7.  Either of us can end this in writing with ${noticeDays} days’ notice.`,
  ];
}
