import { Alert, Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { ContractForm } from './contract_form';
import { useInquiry } from './inquiry';

/** Enters the contract of an inquiry whose application form came in. */
export function Component() {
  const { t } = useTranslation('operator');
  const id = useParams().id ?? '';
  const query = useInquiry(id);
  const up = { to: `/operator/inquiries/${id}`, label: t('contract.back') };
  return (
    <Page title={t('contract.title')} lead={t('contract.lead')} up={up} width="medium">
      <Ready query={query} lines={8}>
        {(q) =>
          q.status === 'heard' || q.status === 'proposed' ? <ContractForm inquiry={q} /> : (
            <>
              <Alert color="kaki" variant="light"><Text c="var(--mantine-color-text)">{t('contract.notHeard')}</Text></Alert>
              <Button component={Link} to={up.to} variant="default" style={{ alignSelf: 'start' }}>{up.label}</Button>
            </>
          )
        }
      </Ready>
    </Page>
  );
}
