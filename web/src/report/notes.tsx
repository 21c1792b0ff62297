import { List } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Report } from '../api/schema/reports';
import { Part } from './part';
import { useWords } from './words';

/** How the figures are meant to be read, in the API's own words. */
export function Notes({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const words = useWords();
  return (
    <Part id="notes" title={t('notes.title')}>
      <List spacing={4} size="sm">{(report.notes ?? []).map((n) => <List.Item key={n.ja}>{words.say(n)}</List.Item>)}</List>
    </Part>
  );
}
