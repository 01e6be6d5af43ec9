/** Beside the words of a summary: says that something is folded there, and turns as it opens. Its `details` are the group `fold`. */
export function FoldMark() {
  return (
    <span aria-hidden className="text-quiet transition-transform group-open/fold:rotate-90">
      ›
    </span>
  );
}
