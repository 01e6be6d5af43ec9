import type { Paper } from '@/lib/pay/statements/papers.queries';
import { savedFile } from './saved-file';

/** @returns a receipt or a statement as a file that a browser saves. */
export function pdfAnswer({ name, bytes }: Paper): Response {
  return savedFile(bytes, name, 'application/pdf');
}
