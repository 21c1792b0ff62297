/** A telephone number to be tapped. What is no digit of it, such as a word beside it, is shown and not called. */
export function Phone({ number }: { number: string }) {
  return <a href={`tel:${number.replaceAll(/[^\d+]/g, '')}`}>{number}</a>;
}
