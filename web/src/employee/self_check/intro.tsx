import { Button, Group, List, Radio, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../booking/facts';
import { answered, type Values } from './pages';

/** What the self-check is and is not, before the first question. */
export function Intro({ values, choose, start }: { values: Values; choose: (sex: Values['sex']) => void; start: () => void }) {
  const { t, i18n } = useTranslation('reflect');
  const count = answered(values);
  const says = ['introVoluntary', 'introNotStatutory', 'introPrivate', 'introTime', 'introYear', 'introDiagnosis', ...(i18n.language === 'en' ? (['introJapanese'] as const) : [])] as const;
  return (
    <Stack gap="lg">
      <Sheet tint>
        <Title order={2} size="h3" mb="sm">{t('selfCheck.introTitle')}</Title>
        <List spacing="xs">{says.map((key) => <List.Item key={key}>{t(`selfCheck.${key}`)}</List.Item>)}</List>
      </Sheet>
      <Sheet>
        <Radio.Group
          label={t('selfCheck.sexLegend')} description={t('selfCheck.sexHint')} size="md"
          value={values.sex === '' ? 'withheld' : values.sex} onChange={(v) => choose(v === 'female' || v === 'male' ? v : '')}
        >
          <Group gap="lg" mt="md">
            {(['female', 'male', 'withheld'] as const).map((v) => <Radio key={v} value={v} label={t(`selfCheck.${v}`)} size="md" />)}
          </Group>
        </Radio.Group>
      </Sheet>
      <Group><Button size="lg" onClick={start}>{count > 0 ? t('selfCheck.resume', { count }) : t('selfCheck.start')}</Button></Group>
    </Stack>
  );
}
