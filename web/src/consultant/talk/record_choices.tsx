import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EntryView, PartAnswer } from '../../api/schema/sessions';
import { Ready } from '../../parts/ready';
import { useRecordForm } from '../data';
import { type RecordValues, withheld } from '../record_draft';
import { Pills } from './pills';
import { RecordParts } from './record_parts';

const areas = ['work', 'career', 'life', 'health'] as const;

interface Props {
  program: string;
  values: RecordValues;
  set: (field: 'themes' | 'risk_signs', value: string[]) => void;
  answer: (parts: PartAnswer[]) => void;
  most: number;
}

/** What the record form asks of this program, then topics and signs. What a program does not name is not offered; what a stored record names stays. */
export function RecordChoices({ program, values, set, answer, most }: Props) {
  const { t } = useTranslation('consultant');
  const form = useRecordForm(program);
  const hidden = withheld(program);
  const offered = (entries: readonly EntryView[] | null, chosen: readonly string[]) => (entries ?? []).filter((e) => !hidden.includes(e.code) || chosen.includes(e.code));
  return (
    <Ready query={form}>
      {(known) => {
        const themes = offered(known.themes, values.themes);
        return (
          <>
            <RecordParts parts={known.parts ?? []} answers={values.parts} change={answer} />
            <Stack gap="sm">
              <div>
                <Title order={3}>{t('record.themes')} <Text span size="sm" c="dimmed" className="tabular">{t('record.themesChosen', { count: values.themes.length })}</Text></Title>
                <Text size="sm" c="dimmed">{t('record.themesHelp')} {hidden.length > 0 && t('record.withheld')}</Text>
              </div>
              {areas.map((area) => {
                const entries = themes.filter((e) => e.area === area);
                return entries.length > 0 && (
                  <Pills key={area} legend={t(`record.area.${area}`)} name="themes" entries={entries} chosen={values.themes} change={(v) => set('themes', v)} full={values.themes.length >= most} />
                );
              })}
            </Stack>
            <Stack gap="sm">
              <Title order={3}>{t('record.risk_signs')}</Title>
              <Pills warn legend={t('record.riskHelp')} name="risk_signs" entries={offered(known.risk_signs, values.risk_signs)} chosen={values.risk_signs} change={(v) => set('risk_signs', v)} />
            </Stack>
          </>
        );
      }}
    </Ready>
  );
}
