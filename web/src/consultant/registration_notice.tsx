import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { OwnProfile } from '../api/schema/signup';
import { calendarDate, useTimes } from '../parts/time';
import { useEntry } from './data';
import { useWords } from './profile_editor/use_words';
import { nearest } from './registration/near';

/** On the first page: what of the registration is waited for. Nothing where nothing is, or as long as it is not known. */
export function RegistrationNotice() {
  const { t } = useTranslation('registration');
  const { data: entry } = useEntry();
  if (!entry) return null;
  const licence = entry.licence_request ? undefined : nearest(entry.licences);
  const asked = entry.conduct?.version !== entry.conduct_version;
  if (!asked && !licence) return null;
  return (
    <Alert color="kaki" variant="light" title={t(entry.paused ? 'notice.paused' : asked ? 'notice.conduct' : 'notice.licence')}>
      <Stack gap="xs">
        {asked ? <Text size="sm" c="var(--mantine-color-text)">{t(entry.paused ? 'notice.pausedText' : 'notice.conductText')}</Text> : licence && <Near of={licence} />}
        <Anchor component={Link} to="/consultant/registration" underline="always">{t('notice.open')}</Anchor>
      </Stack>
    </Alert>
  );
}

function Near({ of }: { of: OwnProfile['licences'][number] }) {
  const { t } = useTranslation('registration');
  const words = useWords();
  const times = useTimes('UTC');
  return <Text size="sm" c="var(--mantine-color-text)">{t('notice.licenceText', { licence: words('licence', of.kind), date: times.date(calendarDate(of.valid_until ?? '')) })}</Text>;
}
