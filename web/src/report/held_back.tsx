import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Report } from '../api/schema/reports';
import { useNames } from './names';
import { Part } from './part';
import { placeOf } from './paths';

/** What is not shown. HR reads one reason for all of it, since the precise one would tell how many answered; operators read each. */
export function HeldBack({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const name = useNames(report);
  const { threshold } = report;
  const rows = (report.withheld ?? []).flatMap((w) => {
    const place = placeOf(w.what);
    return place ? [{ what: w.what, name: name(place), why: w.why }] : [];
  });
  return (
    <Part id="withheld" title={t('withheld.title')} lead={t('withheld.lead', { threshold })}>
      {rows.length === 0 && <Text>{t('withheld.none')}</Text>}
      {rows.length > 0 && (
        <List spacing={4} size="sm">
          {rows.map((r) => (
            <List.Item key={r.what}>
              {r.name}{r.why !== 'protected' && <Text span size="sm" c="dimmed"> — {t(`withheld.${r.why}`, { threshold })}</Text>}
            </List.Item>
          ))}
        </List>
      )}
    </Part>
  );
}
