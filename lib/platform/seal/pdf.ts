import {
  AFRelationship,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  type PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib';
import { DEFAULT_BYTE_RANGE_PLACEHOLDER, SIG_FLAGS, SUBFILTER_ETSI_CADES_DETACHED } from '@signpdf/utils';

type Named = { readonly name: string; readonly mimeType: string; readonly description: string };
export type TextAttachment = Named & { readonly text: string };
export type Attachment = TextAttachment | (Named & { readonly bytes: Uint8Array });

export type SealPlan = {
  readonly attachments: readonly Attachment[];
  /** what the seal says about itself in a PDF viewer */
  readonly reason: string;
  /** when it is sealed, as the signature's dictionary says */
  readonly at: Date;
  /** how many bytes the signature may take */
  readonly room: number;
};

/** Hidden, and locked (ISO 32000-1, 12.5.3: print, locked). */
const WIDGET_FLAGS = 4 + 128;

/**
 * Puts files and a placeholder for the signature into a finished PDF. The same input gives the same bytes.
 * @returns the PDF with the placeholders that @signpdf fills.
 */
export async function readyToSign(rendered: Uint8Array, plan: SealPlan): Promise<Buffer> {
  const { attachments, reason, at, room } = plan;
  const pdf = await PDFDocument.load(rendered, { updateMetadata: false });
  for (const [ref, object] of pdf.context.enumerateIndirectObjects()) hideWords(pdf, ref, object);
  for (const { name, mimeType, description, ...content } of attachments) {
    const bytes = 'text' in content ? Buffer.from(content.text, 'utf8') : content.bytes;
    await pdf.attach(bytes, name, {
      mimeType,
      description,
      creationDate: at,
      modificationDate: at,
      afRelationship: AFRelationship.Data,
    });
  }
  const signature = addSignature(pdf, reason, at, room);
  addField(pdf, signature);
  // no object streams: the marks by which a changed copy is recognised can then be read without a PDF library
  return Buffer.from(await pdf.save({ useObjectStreams: false, updateFieldAppearances: false }));
}

/**
 * Writes every text outside the pages in hex, and compresses what isn't compressed yet. @signpdf finds the signature's
 * placeholder by its name, and a title or link that somebody wrote could contain that name.
 */
function hideWords(pdf: PDFDocument, ref: PDFRef, object: PDFObject): void {
  if (object instanceof PDFString) pdf.context.assign(ref, inHex(object));
  else if (object instanceof PDFRawStream && !object.dict.has(PDFName.of('Filter'))) {
    const compressed = pdf.context.flateStream(object.getContents());
    for (const [key, value] of object.dict.entries()) {
      if (key !== PDFName.of('Length')) compressed.dict.set(key, value);
    }
    pdf.context.assign(ref, compressed);
  } else hideWordsIn(object);
}

function hideWordsIn(object: PDFObject): void {
  if (object instanceof PDFStream) hideWordsIn(object.dict);
  if (object instanceof PDFDict) {
    for (const [key, value] of object.entries()) {
      if (value instanceof PDFString) object.set(key, inHex(value));
      else hideWordsIn(value);
    }
  }
  if (object instanceof PDFArray) {
    for (const [index, value] of object.asArray().entries()) {
      if (value instanceof PDFString) object.set(index, inHex(value));
      else hideWordsIn(value);
    }
  }
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
