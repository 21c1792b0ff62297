import { Anchor, Button, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { HelpLines } from '../../help/lines';
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
        <HelpLines />
        <Text fw={600}><Emergency /></Text>
      </Stack>
    </Sheet>
  );
}

// The sentence on danger, with its number to be tapped.
function Emergency() {
  const { t } = useTranslation('reflect');
  const [before, after] = t('selfCheck.lineEmergency').split('119');
  return <>{before}<Anchor href="tel:119" underline="always">119</Anchor>{after}</>;
}
