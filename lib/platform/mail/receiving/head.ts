import PostalMime from 'postal-mime';

/** Who a mail says it is from, and its header fields. */
export type ReceivedHead = {
  /** the bare address, in lower case; empty when there is none, more than one, or one that nobody here can have */
  readonly from: string;
  readonly messageId: string | null;
  /** @returns the topmost field of a name: the one added last on the way */
  readonly field: (name: string) => string | undefined;
};

/**
 * Reads the head of a mail as it was transmitted, where the order of its fields can still be seen.
 * @param raw the mail, or at least its beginning
 */
export async function readHead(raw: string): Promise<ReceivedHead> {
  const [head = ''] = raw.split(/\r?\n\r?\n/, 1);
  const mail = await PostalMime.parse(`${head}\r\n\r\n`);
  const field = (name: string) => mail.headers.find(({ key }) => key === name)?.value;
  const isFromOne = mail.headers.filter(({ key }) => key === 'from').length === 1;
  return {
    from: isFromOne ? inLowerCase(mail.from?.address ?? '') : '',
    messageId: mail.messageId ?? null,
    field,
  };
}

/**
 * Only in ASCII, as all addresses here are: the Kelvin sign becomes a plain k in lower case, so that another mailbox, or one
 * of a domain whose rules (DMARC) were never looked up, would pass for somebody's.
 */
function inLowerCase(address: string): string {
  return /^[\x21-\x7e]+$/.test(address) ? address.toLowerCase() : '';
}
