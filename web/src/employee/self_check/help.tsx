import { Anchor, Button, List, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Sheet } from '../booking/facts';

/** Where to turn; on every result, and before the figures where the load is heavy. */
export function Help() {
  const { t } = useTranslation('reflect');
  return (
    <Sheet tint>
      <Stack gap="sm" align="flex-start">
        <Title order={2} size="h3">{t('selfCheck.helpTitle')}</Title>
        <Button component={Link} to="/find?program=mental_harassment">{t('selfCheck.helpTalk')}</Button>
        <Text size="sm" c="dimmed">{t('selfCheck.helpTalkText')}</Text>
        <Text>{t('selfCheck.helpDoctor')}</Text>
        <Text fw={600}>{t('selfCheck.helpLines')}</Text>
        <List spacing={6}>
          <List.Item><Phone text={t('selfCheck.lineKokoro')} number="0120-565-455" /></List.Item>
          <List.Item><Phone text={t('selfCheck.lineYorisoi')} number="0120-279-338" /></List.Item>
          <List.Item><Phone text={t('selfCheck.lineEmergency')} number="119" /></List.Item>
        </List>
      </Stack>
    </Sheet>
  );
}

// A number in the text that can be tapped to call it.
function Phone({ text, number }: { text: string; number: string }) {
  const [before, ...after] = text.split(number);
  return <>{before}<Anchor href={`tel:${number.replaceAll('-', '')}`} style={{ whiteSpace: 'nowrap' }} underline="always">{number}</Anchor>{after.join(number)}</>;
}
