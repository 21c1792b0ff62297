import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { OwnBody } from '../api/schema/matching';
import { Loading } from '../parts/loading';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { useEntry, useOwnProfile } from './data';

// The page says at once whether it is visible; the editor with its preview follows.
const Editor = lazy(async () => ({ default: (await import('./profile_editor/editor')).Editor }));

/** The consultant's own profile, to be changed, with what employees see beside it. */
export function Component() {
  const { t } = useTranslation('profile');
  const entry = useEntry();
  const own = useOwnProfile();
  return (
    <Page title={t('title')} lead={t('lead')} width="wide">
      <Ready query={entry} lines={10}>
        {(stored) => (
          <Stack gap="lg">
            <Visible own={own.data} />
            <Suspense fallback={<Loading lines={10} />}><Editor entry={stored} own={own.data ?? null} /></Suspense>
          </Stack>
        )}
      </Ready>
    </Page>
  );
}

/** Whether employees see the page; null: it is still on its way to the lists. */
function Visible({ own }: { own: OwnBody | null | undefined }) {
  const { t } = useTranslation('profile');
  if (own === undefined) return null;
  const text = own === null ? t('missingText') : own.visible ? t('visibleText') : t(`status.${own.status}`);
  return (
    <Alert color={own?.visible ? 'tokiwa' : 'kaki'} variant="light" title={own?.visible ? t('visible') : t('hidden')}>
      <Text c="var(--mantine-color-text)">
        {text} {t('changeTimes')} <Anchor component={Link} to="/consultant/availability" underline="always">{t('changeAction')}</Anchor>
      </Text>
    </Alert>
  );
}
