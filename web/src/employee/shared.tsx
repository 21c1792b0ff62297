import { Anchor, Button, Group, List, Stack, Text, Title } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Page } from '../parts/page';
import { Sheet } from './booking/facts';
import { Example } from './shared/example';
import classes from './shared/list.module.css';

const never = ['neverUse', 'neverWho', 'neverTalk', 'neverAnswers', 'neverBill'] as const;
const sees = ['seesNumbers', 'seesGroups', 'seesExcerpts'] as const;
const notices = ['noticeMail', 'noticeDevice', 'noticeAway'] as const;

/** What the company sees and what it never sees, concretely, and what the employee decides. */
export function Component() {
  const { t } = useTranslation('reflect');
  const { t: answers } = useTranslation('answers');
  return (
    <Page title={t('shared.title')} lead={t('shared.lead')} width="narrow">
      <Sheet tint>
        <Title order={2} mb="md">{t('shared.neverTitle')}</Title>
        <ul className={classes.list}>
          {never.map((key) => <li key={key}><IconEyeOff size={20} aria-hidden className={classes.icon} /><span>{t(`shared.${key}`)}</span></li>)}
        </ul>
      </Sheet>
      <Stack gap="md">
        <Title order={2}>{t('shared.seesTitle')}</Title>
        <ul className={classes.list}>
          {sees.map((key) => (
            <li key={key}>
              <IconEye size={20} aria-hidden className={classes.icon} />
              <div><Text fw={600}>{t(`shared.${key}`)}</Text><Text c="dimmed">{t(`shared.${key}Text`)}</Text></div>
            </li>
          ))}
        </ul>
        <Example />
        <Group gap="md">
          <Anchor component={Link} to="/receipt">{answers('receipt.link')}</Anchor>
          <Anchor component={Link} to="/answers">{answers('receipt.answersLink')}</Anchor>
        </Group>
      </Stack>
      <Stack gap="sm">
        <Title order={2}>{t('shared.doTitle')}</Title>
        <Group>
          <Button component={Link} to="/excerpts">{t('shared.doExcerpts')}</Button>
          <Button component={Link} to="/voices" variant="default">{t('shared.doVoices')}</Button>
          <Button component={Link} to="/cases" variant="default">{t('shared.doCases')}</Button>
          <Button component={Link} to="/settings" variant="default">{t('shared.doSettings')}</Button>
        </Group>
      </Stack>
      <Stack gap="sm">
        <Title order={2}>{t('shared.noticeTitle')}</Title>
        <List spacing="xs">{notices.map((key) => <List.Item key={key}>{t(`shared.${key}`)}</List.Item>)}</List>
      </Stack>
      <Stack gap="sm">
        <Title order={2}>{t('shared.dangerTitle')}</Title>
        <Text>{t('shared.dangerText')}</Text>
      </Stack>
    </Page>
  );
}
