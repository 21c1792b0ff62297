import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, ask } from '../api/client';
import type { CompanyView } from '../api/schema/signup';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { calendarDate, useTimes } from '../parts/time';
import { Chip } from './chip';
import { ContractPeriod } from './contract_period';
import { Facts } from './facts';
import { Panel } from './panel';
import classes from './parts.module.css';
import { CompanyChip } from './statuses';
import { useCodes, useWords } from './words';

// Apart from the page, whose script has no room for it.
const Desk = lazy(async () => ({ default: (await import('./company/details')).Desk }));
const Details = lazy(async () => ({ default: (await import('./company/details')).Details }));

/** A company: its contract, programs and departments. Nothing here tells who uses the service. */
export function Component() {
  const { t } = useTranslation('operator');
  const id = useParams().id ?? '';
  const query = useQuery({ queryKey: ['company', id], queryFn: () => ask(api.signup.GET('/api/signup/companies/{id}', { params: { path: { id } } })) });
  return (
    <Page
      title={query.data?.name ?? t('companies.title')} up={{ to: '/operator/companies', label: t('company.up') }} width="wide"
      actions={query.data && <CompanyChip status={query.data.status} />}
    >
      <Ready query={query} lines={8}>
        {(c) => (
          <div className={classes.split}>
            <Stack gap="lg">
              <Agreed company={c} />
              <Suspense fallback={null}><Details company={c} /></Suspense>
            </Stack>
            <Stack gap="lg">
              <Programs company={c} />
              <Suspense fallback={null}><Desk company={c.company_id} /></Suspense>
              <Panel title={t('company.privacy')}>
                <Facts rows={[[t('company.threshold'), t('companies.people', { count: c.threshold })]]} />
                <Text size="sm" c="dimmed">{t(c.threshold_locked ? 'company.lockedText' : 'company.openText')}</Text>
                <Text size="sm" c="dimmed">{t('company.blind')}</Text>
                <Anchor component={Link} to={`/operator/companies/${c.company_id}/ledger`} size="sm">{t('company.toLedger')}</Anchor>
              </Panel>
            </Stack>
          </div>
        )}
      </Ready>
    </Page>
  );
}

function Agreed({ company: c }: { company: CompanyView }) {
  const { t } = useTranslation('operator');
  const words = useWords();
  const code = useCodes();
  const day = useTimes('UTC');
  return (
    <Panel title={t('company.contract')} aside={<Anchor component={Link} to={`/operator/companies/${c.company_id}/contract`} size="sm">{t('company.toTerms')}</Anchor>}>
      <Facts
        rows={[
          [t('company.industry'), code('industry', c.industry)],
          [t('company.period'), <ContractPeriod key="period" contract={c.contract} />],
          [t('company.received'), day.date(calendarDate(c.contract.received_on))],
          [t('company.plan'), code('plan', c.contract.plan)],
          [t('company.blocks'), c.contract.blocks && t('company.blocksOf', { count: c.contract.blocks, sessions: c.contract.sessions_per_block })],
          [t('company.price'), c.contract.unit_price_jpy && `${words.yen(c.contract.unit_price_jpy)}・${t(`contract.unit.${c.contract.plan}`)}`],
          [t('company.seats'), t('companies.people', { count: c.contract.seats })],
          [t('company.quota'), t('contract.times', { count: c.contract.quota_per_month })],
          [t('company.fee'), words.yen(c.contract.set_up_fee_jpy)],
        ]}
      />
    </Panel>
  );
}

function Programs({ company: c }: { company: CompanyView }) {
  const { t, i18n } = useTranslation('operator');
  const used = new Set(c.programs?.map((p) => p.code));
  return (
    <Panel title={t('company.programs')}>
      <Text size="sm" c="dimmed">{t('company.programsText')}</Text>
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {c.offered?.map((p) => (
          <Group component="li" key={p.code} gap="xs" justify="space-between">
            <Text>{i18n.language === 'en' ? p.en : p.ja}</Text>
            <Chip tone={used.has(p.code) ? 'good' : 'calm'}>{t(used.has(p.code) ? 'company.inUse' : 'company.notInUse')}</Chip>
          </Group>
        ))}
      </Stack>
    </Panel>
  );
}
