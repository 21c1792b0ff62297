import { useTranslation } from 'react-i18next';
import type { ReceiptFigure } from '../api/schema/sessions';
import type texts from '../i18n/ja/answers.json';
import type reportTexts from '../i18n/ja/report.json';
import { useWords } from '../report/words';

type Slice = keyof (typeof texts)['receipt']['slices'];
type Scale = keyof (typeof texts)['receipt']['scales'];
type Short = keyof (typeof reportTexts)['short'];

const counts = ['registered', 'booked', 'talked', 'answered'] as const;

/** What figures are called of which a receipt has codes only: as in the report that the company reads, and never by a code. */
export function useFigureNames() {
  const { t, i18n } = useTranslation('answers');
  const { t: report } = useTranslation('report');
  const words = useWords();
  const short = (code: string) => (i18n.exists(`short.${code}`, { ns: 'report' }) ? report(`short.${code as Short}`) : t('receipt.chapter.other'));
  const figure = ({ chapter, measure }: ReceiptFigure): string => {
    switch (chapter) {
      case 'use': {
        const what = counts.find((c) => c === measure);
        return what ? report(`use.${what}`) : t('receipt.chapter.use');
      }
      case 'topic': return measure === 'topics' || measure === '' ? t('receipt.chapter.topics') : t('receipt.chapter.topic', { topic: words.topic(measure) });
      case 'pooled': return t('receipt.chapter.pooled', { item: words.pooled(measure.replace(/^(exit|pre_joining)_/, '')) });
      default: {
        const scale = /^scale_(.+)$/.exec(measure)?.[1] ?? '';
        if (i18n.exists(`receipt.scales.${scale}`, { ns: 'answers' })) return t('receipt.chapter.scale', { scale: t(`receipt.scales.${scale as Scale}`) });
        return measure === 'job_stress' ? t('receipt.stress') : short(measure);
      }
    }
  };
  const slice = (code: string): string => t(`receipt.slices.${i18n.exists(`receipt.slices.${code}`, { ns: 'answers' }) ? (code as Slice) : 'other'}`);
  return { figure, slice };
}
