import { Help } from './help';

// Words that the care queue listens for, too; the text never leaves the page for this.
const words = [
  '死にたい', 'しにたい', '消えたい', '消えてしまいたい', 'いなくなりたい', '自殺', '自傷', 'リストカット', '生きていたくな', '生きる意味', '死んだほうが', '死んだ方が', '殺したい', '遺書',
  'kill myself', 'want to die', 'end my life', 'suicide', 'hurt myself', 'no reason to live', 'kill him', 'kill her', 'kill them',
];

/** Whether words sound as if a life were in danger. A kind offer follows, and nothing else: nobody is told. */
export const soundsHeavy = (text: string): boolean => {
  const plain = text.toLowerCase();
  return words.some((word) => plain.includes(word));
};

/** Help below a text that sounds heavy; nothing below any other. It is said without being asked, and does not take the focus. */
export function HelpWhenHeavy({ text }: { text: string }) {
  return <div role="status">{soundsHeavy(text) && <Help heavy />}</div>;
}
