import { Alert, Anchor, Button, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { api, ask } from '../api/client';
import { Problem } from '../api/problem';
import type { Consents } from '../api/schema/signup';
import { useMe } from '../auth/me';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { useTimes } from '../parts/time';
import { Agree } from './welcome/agree';
import { nextOf } from './welcome/next';
import { Promises } from './welcome/promises';
import { Short } from './welcome/short';

const useConsents = () =>
  useQuery({ queryKey: ['signup', 'consents'], queryFn: () => ask(api.signup.GET('/api/signup/consents/current')) });

/** What everybody reads and agrees to before anything else; later, where it can be read again. */
export function Component() {
  const { t, i18n } = useTranslation('employee');
  const { consent } = useMe();
  const consents = useConsents();
  return (
    <Page title={t('welcome.title')} lead={t('welcome.lead')} width="narrow">
      {consent.version && consents.data && consent.version !== consents.data.version && (
        <Alert color="kaki" variant="light"><Text c="var(--mantine-color-text)">{t('welcome.renewed')}</Text></Alert>
      )}
      <Short />
      <Ready query={consents} lines={12}>
        {(c) => (
          <>
            <Promises text={of(consent.minor ? c.plain : c.texts, i18n.language)} />
            {consent.current ? <Given at={consent.at} /> : <Decide consents={c} again={() => void consents.refetch()} />}
          </>
        )}
      </Ready>
    </Page>
  );
}

const of = (texts: Consents['texts'], language: string) => texts?.find((x) => x.locale === language) ?? texts?.[0];

function Given({ at }: { at?: string }) {
  const { t } = useTranslation('employee');
  const { date } = useTimes();
  return (
    <Stack align="flex-start">
      {at && <Text c="dimmed">{t('welcome.given', { date: date(at) })}</Text>}
      <Button component={Link} to="/home" variant="default">{t('welcome.go')}</Button>
    </Stack>
  );
}

function Decide({ consents, again }: { consents: Consents; again: () => void }) {
  const { t } = useTranslation('employee');
  const [query] = useSearchParams();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { consent } = useMe();
  const next = nextOf(query);
  const onward = consent.version ? (next ?? '/home') : `/profile?${new URLSearchParams({ first: '1', ...(next && { next }) })}`;
  return (
    <Stack gap="xl">
      <Agree
        consents={consents}
        agreed={(me) => {
          queries.setQueryData(['me'], me);
          if (me.consent.current) void navigate(onward, { replace: true }); // else a guardian is asked first
        }}
        failed={(error) => error instanceof Problem && error.code === 'consent_version' && again()}
      />
      <Text size="sm" c="dimmed">
        <b>{t('welcome.refuse.title')}</b><br />
        {t('welcome.refuse.text')} <Anchor component={Link} to="/settings" inherit underline="always">{t('welcome.refuse.action')}</Anchor>
      </Text>
    </Stack>
  );
}
