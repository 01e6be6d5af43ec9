const HIDDEN = '•••';

/**
 * @returns an address that its owner recognises and nobody else can write to: the first letter and the mail provider's
 * part, "m•••@inbox.example"
 */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  // a letter may be two units long
  const [first = ''] = address.slice(0, at);
  return `${first}${HIDDEN}${address.slice(at)}`;
}
