import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import classes from './help.module.css';
import { HelpLines } from './lines';

/** Where somebody can talk at once: 119 first, the public lines, and a consultant. Heavy says it in answer to what somebody wrote or answered. */
export function Help({ heavy = false }: { heavy?: boolean }) {
  const { t } = useTranslation('help');
  return (
    <section className={classes.box} aria-label={t('title')}>
      <Stack gap="sm">
        <Title order={2} size="h3">{t('title')}</Title>
        <Text>{t(heavy ? 'heavy' : 'lead')}</Text>
        <Text fw={600}><Danger /></Text>
        <HelpLines />
        <Anchor component={Link} to="/find?program=mental_harassment">{t('talk')}</Anchor>
      </Stack>
    </section>
  );
}

/** Help behind one line, for pages whose matter is another. */
export function HelpFolded() {
  const { t } = useTranslation('help');
  return (
    <details className={classes.folded}>
      <summary>{t('open')}</summary>
      <Stack gap="sm" mt="sm">
        <Text fw={600}><Danger /></Text>
        <HelpLines />
      </Stack>
    </details>
  );
}

// The sentence on danger, with its number to be tapped.
function Danger() {
  const { t } = useTranslation('help');
  const [before, after] = t('danger').split('119');
  return <>{before}<Anchor href="tel:119" underline="always" fw={700}>119</Anchor>{after}</>;
}
