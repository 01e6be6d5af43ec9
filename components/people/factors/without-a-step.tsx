type WithoutAStepProps = { readonly recoveryCodesLeft: number };

/** What follows when the only second step goes; said beside the button that removes it. */
export function WithoutAStep({ recoveryCodesLeft }: WithoutAStepProps) {
  return (
    <p className="text-sm">
      It is the only second step you have. Without it, whoever reads your mail can sign in as you by a link
      alone, and you need such a link yourself each time you sign or pay.
      {recoveryCodesLeft > 0 ? ' Your recovery codes stop working as well.' : ''}
    </p>
  );
}
