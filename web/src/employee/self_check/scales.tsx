import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScaleView, SumsView } from '../../api/schema/sessions';
import { Table } from '../../parts/table';
import { Sheet } from '../booking/facts';
import { Points, Share } from './bar';
import classes from './result.module.css';

/** Every scale with its points, by part of the form. */
export function Scales({ scales }: { scales: readonly ScaleView[] }) {
  const { t, i18n } = useTranslation('reflect');
  return (
    <Stack gap="md">
      <div>
        <Title order={2}>{t('selfCheck.scalesTitle')}</Title>
        <Text c="dimmed">{t('selfCheck.scalesLead')}</Text>
      </div>
      {(['A', 'B', 'C', 'D'] as const).map((part) => (
        <Sheet key={part}>
          <Title order={3} mb="xs">{t(`selfCheck.partTitle.${part}`)}</Title>
          <Rows
            title={t(`selfCheck.partTitle.${part}`)}
            rows={scales.filter((s) => s.part === part).map((s) => ({
              name: i18n.language === 'en' ? s.name.en : s.name.ja, says: t('selfCheck.of', { points: s.points }), picture: <Points points={s.points} />,
            }))}
          />
        </Sheet>
      ))}
    </Stack>
  );
}

/** The three sums of the simple scoring, where the finer one is not possible. */
export function Sums({ sums }: { sums: SumsView }) {
  const { t } = useTranslation('reflect');
  const rows = [
    { name: t('selfCheck.sumA'), value: sums.a, least: 17, most: 68 },
    { name: t('selfCheck.sumB'), value: sums.b, least: 29, most: 116 },
    { name: t('selfCheck.sumC'), value: sums.c, least: 9, most: 36 },
  ];
  return (
    <Stack gap="md">
      <div>
        <Title order={2}>{t('selfCheck.sumsTitle')}</Title>
        <Text c="dimmed">{t('selfCheck.sumsLead')}<br />{t('selfCheck.sumNote')}</Text>
      </div>
      <Sheet>
        <Rows title={t('selfCheck.sumsTitle')} rows={rows.map((r) => ({ name: r.name, says: t('selfCheck.outOf', { value: r.value, max: r.most }), picture: <Share {...r} /> }))} />
      </Sheet>
    </Stack>
  );
}

function Rows({ title, rows }: { title: string; rows: readonly { name: string; says: string; picture: ReactNode }[] }) {
  const { t } = useTranslation('reflect');
  return (
    <Table quiet aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{t('selfCheck.scale')}</th>
          <th scope="col">{t('selfCheck.points')}</th>
          <th scope="col" style={{ width: '40%' }}>{t('selfCheck.picture')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((r) => (
          <tr key={r.name}>
            <th scope="row">{r.name}</th>
            <td className={`${classes.points} tabular`}>{r.says}</td>
            <td>{r.picture}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
