import { Alert, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api, ask } from '../api/client';
import { Problem } from '../api/problem';
import { Empty } from '../parts/empty';
import { Failure } from '../parts/failure';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { repeated, useNames, useSeen } from './audit_calls';
import { AuditFilters, wantedOf } from './audit_filters';
import { AuditLine } from './audit_line';
import { usePages } from './pages';
import parts from './parts.module.css';

/** What operators looked at and changed: found by who, what, which thing and when. The address keeps what is wanted, so that it can be passed on. */
export function Component() {
  const { t } = useTranslation('audit');
  const [wanted, setWanted] = useSearchParams();
  const query = wantedOf(wanted);
  const list = usePages(['audit', query], (after) => ask(api.operations.GET('/api/operations/audit', { params: { query: { ...query, after, limit: 50 } } })), 1);
  const calls = list.data?.pages.flatMap((p) => p.calls) ?? [];
  const people = useSeen(calls.map((c) => c.by));
  const names = useNames([...people, ...calls.flatMap((c) => c.things), ...(query.thing ? [query.thing] : []), ...(query.by ? [query.by] : [])]);
  const narrow = (name: string, value?: string) => {
    const next = new URLSearchParams(wanted);
    if (value) next.set(name, value);
    else next.delete(name);
    if (name === 'context') next.delete('operation');
    setWanted(next, { replace: true });
  };
  const period = list.error instanceof Problem && list.error.code === 'period_invalid';
  return (
    <Page title={t('title')} lead={t('lead')} width="wide">
      <AuditFilters wanted={wanted} narrow={narrow} people={people} who={names.who} />
      {query.thing && (
        <Group mb="md">
          <Text size="sm">{t('about', { name: names.thing(query.thing) })}</Text>
          <Button variant="default" size="compact-sm" onClick={() => narrow('thing')}>{t('aboutAll')}</Button>
        </Group>
      )}
      {period && <Alert role="alert" color="kaki" variant="light"><Text c="var(--mantine-color-text)">{t('refused.period')}</Text></Alert>}
      {!period && (
        <Ready query={list} lines={8}>
          {() => (
            <>
              {calls.length === 0 && !list.hasNextPage && <Empty title={t('none')}>{t('noneText')}</Empty>}
              {calls.length > 0 && (
                <ul className={parts.lines} aria-label={t('list')}>
                  {repeated(calls).map((r) => <AuditLine key={r.call.call_id} of={r} names={names} only={(id) => narrow('thing', id)} narrowed={query.thing} />)}
                </ul>
              )}
              {list.isFetchNextPageError && <Failure error={list.error} retry={() => void list.fetchNextPage()} />}
              {list.hasNextPage && <Group mt="md"><Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t('more')}</Button></Group>}
            </>
          )}
        </Ready>
      )}
    </Page>
  );
}
