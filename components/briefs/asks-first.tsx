type AsksFirstProps = { readonly decisions: readonly { readonly id: string; readonly text: string }[] };

/** The decisions that a brief wants to be asked about, wherever the assistant is about to make one. */
export function AsksFirst({ decisions }: AsksFirstProps) {
  if (decisions.length === 0) return null;
  return (
    <div className="mt-2">
      <p className="text-sm text-quiet">To be asked about first</p>
      <ul className="ms-5 list-disc marker:text-quiet">
        {decisions.map(({ id, text }) => (
          <li key={id} className="whitespace-pre-line">
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}
