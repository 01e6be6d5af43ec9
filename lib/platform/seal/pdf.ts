import {
  AFRelationship,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib';
import { DEFAULT_BYTE_RANGE_PLACEHOLDER, SIG_FLAGS, SUBFILTER_ETSI_CADES_DETACHED } from '@signpdf/utils';

export type Attachment = {
  readonly name: string;
  readonly mimeType: string;
  readonly description: string;
  readonly text: string;
};

export type SealPlan = {
  readonly attachments: readonly Attachment[];
  /** what the seal says of itself, to whoever looks at it in a viewer */
  readonly reason: string;
  /** when it is sealed, as the signature's own dictionary says it */
  readonly at: Date;
  /** how many bytes the signature may come to take */
  readonly room: number;
};

/** Hidden, and not to be changed (ISO 32000-1, 12.5.3: print, locked). */
const WIDGET_FLAGS = 4 + 128;

/**
 * Puts files and a place for the signature into a finished PDF. The same input gives the same bytes.
 * @returns the PDF with the placeholders that @signpdf fills.
 */
export async function readyToSign(rendered: Uint8Array, plan: SealPlan): Promise<Buffer> {
  const { attachments, reason, at, room } = plan;
  const pdf = await PDFDocument.load(rendered, { updateMetadata: false });
  for (const [, object] of pdf.context.enumerateIndirectObjects()) hideWords(object);
  for (const { name, mimeType, description, text } of attachments) {
    await pdf.attach(Buffer.from(text, 'utf8'), name, {
      mimeType,
      description,
      creationDate: at,
      modificationDate: at,
      afRelationship: AFRelationship.Data,
    });
  }
  const signature = addSignature(pdf, reason, at, room);
  addField(pdf, signature);
  // plain objects: the marks by which a changed copy is still known for one can be read without a PDF library
  return Buffer.from(await pdf.save({ useObjectStreams: false, updateFieldAppearances: false }));
}

/**
 * Writes every text outside of the pages in hex. @signpdf looks for the place of the signature by its name, and a title or
 * a link that somebody wrote could hold that name.
 */
function hideWords(object: PDFObject): void {
  if (object instanceof PDFStream) return hideWords(object.dict);
  const entries = object instanceof PDFArray ? object.asArray().entries() : entriesOf(object);
  for (const [key, value] of entries) {
    if (!(value instanceof PDFString)) hideWords(value);
    else if (typeof key === 'number' && object instanceof PDFArray) object.set(key, inHex(value));
    else if (key instanceof PDFName && object instanceof PDFDict) object.set(key, inHex(value));
  }
}

function entriesOf(object: PDFObject): Iterable<readonly [PDFName, PDFObject]> {
  return object instanceof PDFDict ? object.entries() : [];
}

function inHex(words: PDFString): PDFHexString {
  return PDFHexString.of(Buffer.from(words.asBytes()).toString('hex'));
}

/** @returns the files in a PDF, by name, as text. */
export async function attachmentsIn(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  return new Map(pdf.getAttachments().map(({ name, data }) => [name, Buffer.from(data).toString('utf8')]));
}

function addSignature(pdf: PDFDocument, reason: string, at: Date, room: number): PDFRef {
  const unknown = PDFName.of(DEFAULT_BYTE_RANGE_PLACEHOLDER);
  return pdf.context.register(
    pdf.context.obj({
      Type: 'Sig',
      Filter: 'Adobe.PPKLite',
      SubFilter: SUBFILTER_ETSI_CADES_DETACHED,
      ByteRange: [PDFNumber.of(0), unknown, unknown, unknown],
      Contents: PDFHexString.of('0'.repeat(room * 2)),
      Reason: PDFString.of(reason),
      M: PDFString.fromDate(at),
    }),
  );
}

function addField(pdf: PDFDocument, signature: PDFRef): void {
  const page = pdf.getPage(0);
  const field = pdf.context.register(
    pdf.context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: PDFString.of('Seal'),
      Rect: [0, 0, 0, 0],
      F: WIDGET_FLAGS,
      V: signature,
      P: page.ref,
    }),
  );
  page.node.addAnnot(field);
  pdf.catalog.set(
    PDFName.of('AcroForm'),
    pdf.context.obj({ SigFlags: SIG_FLAGS.SIGNATURES_EXIST + SIG_FLAGS.APPEND_ONLY, Fields: [field] }),
  );
}
