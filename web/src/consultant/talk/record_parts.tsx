import { Stack, Text, Textarea, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PartAnswer, PartView } from '../../api/schema/sessions';
import { withAnswer } from '../record_draft';
import { Pills } from './pills';

/** The longest words of one part that the API takes. */
const longest = 1_000;

interface Props {
  parts: readonly PartView[];
  answers: readonly PartAnswer[];
  change: (answers: PartAnswer[]) => void;
}

/** What the record of a program asks for: a few choices, and words where none would fit. Nothing of it is required. */
export function RecordParts({ parts, answers, change }: Props) {
  const { t, i18n } = useTranslation('consultant');
  if (parts.length === 0) return null;
  return (
    <Stack gap="md">
      <div>
        <Title order={3}>{t('record.parts')}</Title>
        <Text size="sm" c="dimmed">{t('record.partsHelp')}</Text>
      </div>
      {parts.map((p) => {
        const label = i18n.language === 'en' ? p.text.en : p.text.ja;
        const name = `part-${p.code}`;
        const answer = answers.find((a) => a.part === p.code);
        const put = (more: Omit<PartAnswer, 'part'>) => change(withAnswer(parts, answers, { part: p.code, ...more }));
        if (p.most === 0) return <Textarea key={p.code} name={name} label={label} minRows={2} maxLength={longest} value={answer?.words ?? ''} onChange={(e) => put({ words: e.currentTarget.value })} />;
        const single = p.most === 1;
        return <Pills key={p.code} single={single} name={name} legend={`${label}${t(single ? 'record.one' : 'record.any')}`} entries={p.options ?? []} chosen={answer?.chosen ?? []} change={(chosen) => put({ chosen })} />;
      })}
    </Stack>
  );
}
