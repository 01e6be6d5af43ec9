/** Starts a signature (RFC 3676, 4.3). Without the space it may be a line of the sender's own. */
const DELIMITER = '-- ';

/** How mail programs start the line they add themselves; the device or the program follows. */
const SENT_FROM = [
  'Sent from',
  'Get (?=Outlook for)',
  'Gesendet (?:von|mit)',
  'Envoyé (?:de|depuis|à partir de)',
  'Télécharger (?=Outlook pour)',
  'Enviado (?:desde|do|da|a partir)',
  'Inviato da',
  'Verzonden (?:vanaf|met)',
  'Verstuurd vanaf',
  'Sendt fra',
  'Skickat från',
  'Lähetetty',
  'Wysłan[eo] z',
  'Odesláno z',
  'Отправлено (?:с|из)',
  'Надіслано з',
  'Trimis de pe',
  'Dikirim dari',
  'Ipinadala mula',
  'Đã gửi từ',
  '发自',
  '發自',
].join('|');
const DEVICE =
  'iPhone|iPad|Android|Samsung|Galaxy|Huawei|Xiaomi|Redmi|OPPO|vivo|Pixel|Outlook|Yahoo|Gmail|Proton|Mail (?:App|für|for|para|per|pour)';
/** Such a line names a device, and isn't a sentence: one with a colon or a comma in it is the sender's own. */
const WORDS = '[^.,:;?!]*';
const ADDED_BY_DEVICE = new RegExp(
  `^(?:(?:${SENT_FROM})${WORDS}(?:${DEVICE})${WORDS}|Von ${WORDS}(?:${DEVICE})${WORDS} gesendet|(?:iPhone|iPad)(?:から送信|['’]\\p{L}+ gönderildi)|${WORDS}(?:${DEVICE})에서 보냄)\\.?$`,
  'iu',
);
const LONGEST_ADDED = 100;

/** @returns a text without a signature at its end, and without a final "Sent from my iPhone". */
export function withoutSignature(text: string): string {
  const lines = text.split('\n');
  const delimiter = lines.lastIndexOf(DELIMITER);
  const own = delimiter < 0 ? lines : lines.slice(0, delimiter);
  const last = own.findLastIndex((line) => line.trim() !== '');
  // Outlook puts the address of a link after its text
  const line = (own[last] ?? '').replace(/<[^<>]*>/g, '').trim();
  const isAdded = line.length <= LONGEST_ADDED && ADDED_BY_DEVICE.test(line);
  return own.slice(0, isAdded ? last : last + 1).join('\n');
}
