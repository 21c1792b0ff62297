import { Alert, Button, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { OwnBody } from '../api/schema/matching';
import { ConsultantCard } from '../employee/find/card';
import { Empty } from '../parts/empty';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { Card } from './card';
import { useOwnProfile } from './data';
import classes from './profile.module.css';
import { ProfilePage } from './profile_page';

/** The consultant's own card and page, as employees see them, and how to have them changed. */
export function Component() {
  const { t } = useTranslation('consultant');
  const profile = useOwnProfile();
  return (
    <Page title={t('profile.title')} lead={t('profile.lead')} width="wide">
      <Ready query={profile} lines={10}>
        {(own) => (own ? <Own own={own} /> : <Empty title={t('profile.missingTitle')}>{t('profile.missingText')}</Empty>)}
      </Ready>
    </Page>
  );
}

function Own({ own }: { own: OwnBody }) {
  const { t } = useTranslation('consultant');
  return (
    <Stack gap="lg">
      <Alert color={own.visible ? 'tokiwa' : 'kaki'} variant="light" title={own.visible ? t('profile.visible') : t('profile.hidden')}>
        <Text c="var(--mantine-color-text)">{own.visible ? t('profile.visibleText') : t(`profile.status.${own.status}`)}</Text>
      </Alert>
      <div className={classes.columns}>
        <Stack gap="lg" className={classes.side}>
          <Stack gap="sm" component="section">
            <Title order={2} size="h3">{t('profile.card')}</Title>
            <Text size="sm" c="dimmed">{t('profile.cardLead')}</Text>
            <ConsultantCard consultant={own} to="#page" />
          </Stack>
          <Card quiet title={t('profile.changeTitle')}>
            <Text size="sm">{t('profile.changeText')}</Text>
            <Text size="sm">{t('profile.changeTimes')}</Text>
            <Button component={Link} to="/consultant/availability" variant="default" size="sm">{t('profile.changeAction')}</Button>
          </Card>
        </Stack>
        <Stack gap="sm" component="section" id="page">
          <Title order={2} size="h3">{t('profile.page')}</Title>
          <ProfilePage of={own} />
        </Stack>
      </div>
    </Stack>
  );
}
