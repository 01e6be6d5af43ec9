const HIDDEN = '•••';

/**
 * @returns an address so that whoever has it knows it, and whoever doesn't can't write to it: the first letter and the part
 * that names the mail's provider, "m•••@inbox.example"
 */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  // a letter may be two units long
  const [first = ''] = address.slice(0, at);
  return `${first}${HIDDEN}${address.slice(at)}`;
}
