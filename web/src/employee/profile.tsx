import { Anchor, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { useProfile } from './find/queries';
import { ProfileForm } from './profile/form';
import { nextOf } from './welcome/next';

/** The employee's matching profile in short steps. The step is in the address, so that back leads to the step before. */
export function Component() {
  const { t } = useTranslation('wishes');
  const [query] = useSearchParams();
  const stored = useProfile();
  const first = query.has('first');
  const next = nextOf(query);
  if (query.get('step') === 'done') return <Done next={next} />;
  const onward = next ?? '/home';
  return (
    <Page
      title={t('profile.title')} lead={(query.get('step') ?? '1') === '1' && t('profile.lead')} width="narrow"
      up={first ? undefined : { to: onward, label: t('profile.done.home') }}
      actions={first && <Anchor component={Link} to={onward} size="sm">{t('profile.later')}</Anchor>}
    >
      <Ready query={stored} lines={8}>{(profile) => <ProfileForm stored={profile} />}</Ready>
    </Page>
  );
}

function Done({ next }: { next?: string }) {
  const { t } = useTranslation('wishes');
  return (
    <Page title={t('profile.done.title')} width="narrow">
      <Text role="status">{t('profile.done.text')}</Text>
      <Group>
        <Button component={Link} to={next ?? '/find'} size="md">{next ? t('profile.done.go') : t('profile.done.picks')}</Button>
        <Button component={Link} to="/home" variant="default" size="md">{t('profile.done.home')}</Button>
      </Group>
    </Page>
  );
}
