import { StyleSheet } from '@react-pdf/renderer';
import { FACE } from './fonts';

export const INK = '#1d1a17';
const QUIET = '#5f564b';
const LINE = '#d0c7b8';

/** Sizes in points; a line holds about 75 letters on A4. */
export const styles = StyleSheet.create({
  page: {
    fontFamily: FACE,
    fontSize: 10,
    color: INK,
    paddingTop: 56,
    paddingBottom: 72,
    paddingHorizontal: 72,
  },
  // line height is set here and not on the page: react-pdf 4 drops a fixed element that has, or inherits, one
  body: { flexGrow: 1, fontSize: 10, lineHeight: 1.5 },
  title: { fontSize: 20, lineHeight: 1.25, fontWeight: 600, marginBottom: 6 },
  between: { fontSize: 11, color: QUIET, marginBottom: 20 },
  heading: { fontSize: 12, lineHeight: 1.35, fontWeight: 600, marginTop: 16, marginBottom: 4 },
  paragraph: { marginBottom: 6 },
  strong: { fontWeight: 600 },
  emphasis: { fontStyle: 'italic' },
  listItem: { flexDirection: 'row', marginBottom: 3 },
  bullet: { width: 16 },
  listText: { flex: 1 },
  quote: { borderLeftWidth: 1, borderLeftColor: LINE, paddingLeft: 8, color: QUIET },
  rule: { borderTopWidth: 0.75, borderTopColor: LINE, marginBottom: 8 },
  rows: { marginBottom: 8 },
  firstRow: { borderTopWidth: 0.75, borderTopColor: LINE },
  fact: {
    flexDirection: 'row',
    borderBottomWidth: 0.75,
    borderBottomColor: LINE,
    paddingVertical: 4,
  },
  factName: { width: 150, color: QUIET, paddingRight: 8 },
  columnName: { color: QUIET },
  factValue: { flex: 1 },
  row: { flexDirection: 'row', borderBottomWidth: 0.75, borderBottomColor: LINE, paddingVertical: 4 },
  cell: { paddingRight: 8 },
  amount: { textAlign: 'right', paddingRight: 0 },
  mark: { fontSize: 16, lineHeight: 1.3, fontStyle: 'italic' },
  hash: { fontSize: 8 },
  small: { fontSize: 8, lineHeight: 1.4, color: QUIET },
  footer: {
    position: 'absolute',
    bottom: 32,
    left: 72,
    width: 451,
    flexDirection: 'row',
    justifyContent: 'space-between',
    fontSize: 8,
    color: QUIET,
  },
});
