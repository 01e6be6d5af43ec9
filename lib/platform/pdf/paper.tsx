import { Document, Page, renderToBuffer, Text, View } from '@react-pdf/renderer';
import { Children, type ComponentProps, type ReactNode } from 'react';
import { registerFonts } from './fonts';
import { printable } from './printable';
import { styles } from './styles';

type PdfDocumentProps = {
  readonly title: string;
  readonly author: string;
  /** what it is about, for programs that list files */
  readonly subject?: string;
  /** the one timestamp that belongs to the content: the same input then gives the same bytes */
  readonly at: Date;
  readonly children: ComponentProps<typeof Document>['children'];
};

/** The frame of all our PDFs: metadata and version. */
export function PdfDocument({ at, children, ...said }: PdfDocumentProps) {
  return (
    <Document
      {...said}
      creator="Handover"
      producer="Handover"
      language="en"
      // the first version in which attached files can say how they relate to the document
      pdfVersion="1.7"
      creationDate={at}
      modificationDate={at}
    >
      {children}
    </Document>
  );
}

type PaperProps = Omit<PdfDocumentProps, 'subject' | 'children'> & {
  /** under the title: whose it is */
  readonly between: string;
  /** at the foot of every page */
  readonly foot: string;
  readonly children: ReactNode;
};

/** A document of one or more pages in the look of agreements. */
export function Paper({ title, between, author, at, foot, children }: PaperProps) {
  return (
    <PdfDocument title={title} author={author} at={at}>
      <Pages foot={foot}>
        <Text style={styles.title}>{title}</Text>
        <Text style={styles.between}>{between}</Text>
        {children}
      </Pages>
    </PdfDocument>
  );
}

/**
 * As many pages of A4 as its content takes, with `foot` and the page's number at the foot of each. Its `layout` has what
 * it holds measured once: without it react-pdf lays out all that follows anew on each page, and 2,000 lines took ten
 * times as long.
 */
export function Pages({ foot, children }: { readonly foot: string; readonly children: ReactNode }) {
  return (
    <Page
      size="A4"
      style={styles.page}
      layout={({ children: content, pageNumber, totalPages }) => (
        <>
          <View style={styles.body}>{content}</View>
          <View style={styles.footer}>
            <Text>{foot}</Text>
            <Text>{`${pageNumber} / ${totalPages}`}</Text>
          </View>
        </>
      )}
    >
      {children}
    </Page>
  );
}

/**
 * How near below something a page may not end, in points: less than a line. With more, short sections would hang
 * together in a chain, and go to the next page as one.
 */
export const GOES_WITH_NEXT = { minPresenceAhead: 10 } as const;

/** A heading that never ends up alone at the foot of a page. */
export function Heading({ children }: { children: ReactNode }) {
  return (
    <Text style={styles.heading} {...GOES_WITH_NEXT}>
      {children}
    </Text>
  );
}

/** A paragraph of plain text; markdown is laid out by ./markdown-text. */
export function Paragraph({ children }: { children: string }) {
  return <Text style={styles.paragraph}>{children}</Text>;
}

/**
 * Rows with a line above, between and below them. The line above belongs to the first row: a page could end after a line
 * of its own, and leave the heading before it alone.
 */
export function Rows({ children }: { readonly children: ReactNode }) {
  const [first, ...others] = Children.toArray(children);
  return (
    <View style={styles.rows}>
      {first ? (
        <View style={styles.firstRow} wrap={false}>
          {first}
        </View>
      ) : null}
      {others}
    </View>
  );
}

/** Labels and their values, one per line. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: string])[] }) {
  return (
    <Rows>
      {facts.map(([name, value]) => (
        <View key={name} style={styles.fact} wrap={false}>
          <Text style={styles.factName}>{name}</Text>
          <Text style={styles.factValue}>{value}</Text>
        </View>
      ))}
    </Rows>
  );
}

export type Column = {
  readonly name: string;
  /** share of the page's width */
  readonly share: number;
  /** amounts are right-aligned, so that their digits line up */
  readonly isAmount?: boolean;
};

type TableProps = { readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] };

/** Rows under a head that is repeated on every page. */
export function Table({ columns, rows }: TableProps) {
  const cell = ({ share, isAmount = false }: Column) => [
    styles.cell,
    { flexBasis: 0, flexGrow: share },
    ...(isAmount ? [styles.amount] : []),
  ];
  return (
    <View style={styles.rows}>
      <View style={[styles.row, styles.firstRow]} fixed wrap={false} {...GOES_WITH_NEXT}>
        {columns.map((column) => (
          <Text key={column.name} style={[styles.columnName, ...cell(column)]}>
            {column.name}
          </Text>
        ))}
      </View>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of a paper are drawn once
        <View key={index} style={styles.row} wrap={false}>
          {columns.map((column, place) => (
            <Text key={column.name} style={cell(column)}>
              {row[place] ?? ''}
            </Text>
          ))}
        </View>
      ))}
    </View>
  );
}

/**
 * Renders a document. The same input gives the same bytes, whoever renders it and when.
 * @param draw makes it; what people wrote goes through `print`, which leaves a visible gap where no font has a letter
 */
export async function renderPaper(
  draw: (print: (text: string) => string) => Parameters<typeof renderToBuffer>[0],
): Promise<Buffer> {
  const letters = await registerFonts();
  return renderToBuffer(draw((text) => printable(text, letters)));
}
