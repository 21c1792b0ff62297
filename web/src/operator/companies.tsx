import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { api, ask } from '../api/client';
import type { CompanyView } from '../api/schema/signup';
import { Empty } from '../parts/empty';
import { Failure } from '../parts/failure';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import classes from './companies.module.css';
import { Signs } from './company/signs';
import { ContractPeriod } from './contract_period';
import { holds, usePages } from './pages';
import parts from './parts.module.css';
import { CompanyChip } from './statuses';
import { useCodes } from './words';

/** How many pages of two hundred are read at once. */
const atOnce = 5;

const statuses = ['contracted', 'live', 'ended', 'prospect'] as const;

/** The companies under contract. */
export function Component() {
  const { t } = useTranslation('operator');
  const list = usePages(['companies'], (after) => ask(api.signup.GET('/api/signup/companies', { params: { query: { after, limit: 200 } } })), atOnce);
  return (
    <Page
      title={t('companies.title')} lead={t('companies.lead')} width="wide"
      actions={<Button component={Link} to="/operator/address" variant="default">{t('companies.lostAddress')}</Button>}
    >
      <Ready query={list} lines={6}>
        {(data) => {
          const all = data.pages.flatMap((p) => p.companies ?? []);
          if (all.length === 0) return <Empty title={t('companies.empty')}>{t('companies.emptyText')}</Empty>;
          return (
            <>
              <Found all={all} />
              {list.isFetchNextPageError && <Failure error={list.error} retry={() => void list.fetchNextPage()} />}
              {list.hasNextPage && data.pages.length >= atOnce && (
                <Group>
                  <Text size="sm" c="dimmed">{t('partly', { count: all.length })}</Text>
                  <Button variant="default" size="sm" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t('partlyMore')}</Button>
                </Group>
              )}
            </>
          );
        }}
      </Ready>
    </Page>
  );
}

const signed = (c: CompanyView) => (c.use?.signs.length ?? 0) > 0;

function Found({ all }: { all: CompanyView[] }) {
  const { t } = useTranslation('operator');
  const { t: usage } = useTranslation('usage');
  const code = useCodes();
  const [wanted, setWanted] = useSearchParams();
  const field = (name: string) => ({
    value: wanted.get(name) ?? '',
    onChange: (event: { currentTarget: { value: string } }) => {
      const next = new URLSearchParams(wanted);
      if (event.currentTarget.value) next.set(name, event.currentTarget.value);
      else next.delete(name);
      setWanted(next, { replace: true });
    },
  });
  const [text, status] = [wanted.get('q') ?? '', wanted.get('status')];
  const found = all.filter((c) => (!status || (status === 'signs' ? signed(c) : c.status === status)) && (text === '' || holds(`${c.name} ${code('industry', c.industry)}`, text)));
  return (
    <div>
      <Group component="search" mb="lg" align="flex-end">
        <TextInput type="search" flex="1 1 14rem" label={t('search')} placeholder={t('companies.searchHint')} leftSection={<IconSearch size={17} aria-hidden />} {...field('q')} />
        <NativeSelect label={t('companies.statusLabel')} {...field('status')} data={[{ value: '', label: t('inquiries.any') }, ...statuses.map((s) => ({ value: s, label: t(`companies.status.${s}`) })), { value: 'signs', label: usage('filter') }]} />
      </Group>
      <div role="status">{found.length === 0 && <Text c="dimmed">{t('none')}</Text>}</div>
      {found.length > 0 && <ul className={parts.lines}>{found.map((c) => <Line key={c.company_id} company={c} />)}</ul>}
    </div>
  );
}

function Line({ company: c }: { company: CompanyView }) {
  const { t } = useTranslation('operator');
  const code = useCodes();
  return (
    <li className={classes.line}>
      <Stack gap={4} align="flex-start">
        <Link to={`/operator/companies/${c.company_id}`} className={parts.lead}>{c.name}</Link>
        <Group gap="xs"><CompanyChip status={c.status} /><Text size="sm" c="dimmed">{code('industry', c.industry)}</Text></Group>
        <Signs signs={c.use?.signs ?? []} />
      </Stack>
      <div><div className={classes.term}>{t('companies.period')}</div><ContractPeriod size="sm" contract={c.contract} /></div>
      <div>
        <div className={classes.term}>{t('companies.programs')}</div>
        <Text size="sm">{t('companies.inUse', { used: c.programs?.length ?? 0, offered: c.offered?.length ?? 0 })}・{t('companies.people', { count: c.contract.seats })}</Text>
      </div>
      <div>
        <div className={classes.term}>{t('companies.threshold')}</div>
        <Text size="sm">{t('companies.people', { count: c.threshold })}{c.threshold_locked && t('companies.locked')}</Text>
      </div>
    </li>
  );
}
