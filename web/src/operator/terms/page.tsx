import { Alert, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api, ask } from '../../api/client';
import { Page } from '../../parts/page';
import { Ready } from '../../parts/ready';
import { CompanyChip } from '../statuses';
import { EndForm } from './end';
import { TermsForm } from './form';
import { TermsHistory } from './history';

/** Changes what was agreed with a company, prolongs it or ends it, and shows what became of it so far. */
export function Component() {
  const { t } = useTranslation('terms');
  const id = useParams().id ?? '';
  const [said, say] = useState('');
  const query = useQuery({ queryKey: ['company', id], queryFn: () => ask(api.signup.GET('/api/signup/companies/{id}', { params: { path: { id } } })) });
  return (
    <Page
      title={t('title')} lead={t('lead')} up={{ to: `/operator/companies/${id}`, label: query.data?.name ?? t('up') }}
      actions={query.data && <CompanyChip status={query.data.status} />}
    >
      <Ready query={query} lines={8}>
        {(c) => (
          <Stack gap="lg">
            <div role="status">{said && <Alert color="tokiwa" variant="light"><Text c="var(--mantine-color-text)">{said}</Text></Alert>}</div>
            <TermsForm key={`terms/${c.version}`} company={c} say={say} />
            {c.status !== 'ended' && <EndForm key={`end/${c.version}`} company={c} say={say} />}
            <TermsHistory moves={c.moves ?? []} />
          </Stack>
        )}
      </Ready>
    </Page>
  );
}
