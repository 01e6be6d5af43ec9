import { renderToBuffer } from '@react-pdf/renderer';
import { registerFonts } from '@/lib/platform/pdf/fonts';
import { AgreementPdf, type Copy } from './agreement-pdf';
import { legible } from './legible';

/** @returns the PDF that both keep; the same copy gives the same bytes, whoever renders it and when. */
export async function renderCopy(copy: Copy): Promise<Buffer> {
  const letters = await registerFonts();
  return renderToBuffer(AgreementPdf(legible(copy, letters)));
}
