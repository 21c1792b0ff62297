import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { api, ask } from '../api/client';
import type { Inquiry } from '../api/schema/signup';
import { Empty } from '../parts/empty';
import { Failure } from '../parts/failure';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { askAside } from './aside';
import classes from './inquiries.module.css';
import { closed, Column, underWay } from './inquiry_column';
import { Filters } from './inquiry_filters';
import { holds, usePages } from './pages';

/** How many pages of two hundred are read at once: an open inquiry of long ago must not hide behind "more". */
const atOnce = 10;

function matches(q: Inquiry, wanted: URLSearchParams): boolean {
  const text = wanted.get('q') ?? '';
  const channel = wanted.get('channel');
  const interest = wanted.get('interest');
  return (!channel || q.channel === channel) && (!interest || q.interest === interest) &&
    (text === '' || holds([q.company_name, q.person_name, q.email, q.phone, q.message].join(' '), text));
}

/** All inquiries by where they stand, so that nobody is kept waiting. */
export function Component() {
  const { t } = useTranslation('operator');
  const list = usePages(['inquiries'], (after) => ask(api.signup.GET('/api/signup/inquiries', { params: { query: { after, limit: 200 } } })), atOnce);
  return (
    <Page
      title={t('inquiries.title')} lead={t('inquiries.lead')} width="wide"
      actions={<Button component={Link} to="/operator/inquiries/new" leftSection={<IconPlus size={18} aria-hidden />}>{t('inquiries.enter')}</Button>}
    >
      <Ready query={list} lines={8}>
        {(data) => {
          const all = data.pages.flatMap((p) => p.inquiries ?? []);
          if (all.length === 0) return <><Aside /><Empty title={t('inquiries.empty')}>{t('inquiries.emptyText')}</Empty></>;
          return (
            <Stack gap="lg">
              <Aside />
              <Board all={all} />
              {list.isFetchNextPageError && <Failure error={list.error} retry={() => void list.fetchNextPage()} />}
              {list.hasNextPage && !list.isFetchNextPageError && data.pages.length >= atOnce && (
                <Group>
                  <Text size="sm" c="dimmed">{t('partly', { count: all.length })}</Text>
                  <Button variant="default" size="sm" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t('partlyMore')}</Button>
                </Group>
              )}
            </Stack>
          );
        }}
      </Ready>
    </Page>
  );
}

/** Leads to what is kept aside, if there is any; that it cannot be read stops nobody's work. */
function Aside() {
  const { t } = useTranslation('operator');
  const { data } = useQuery({ queryKey: ['inquiries', 'aside'], queryFn: askAside });
  const count = data?.inquiries?.length ?? 0;
  return count === 0 ? null : (
    <Alert variant="light" color="kaki"><Anchor component={Link} to="/operator/inquiries/aside">{t('aside.link', { count })}</Anchor></Alert>
  );
}

function Board({ all }: { all: Inquiry[] }) {
  const { t } = useTranslation('operator');
  const [wanted, setWanted] = useSearchParams();
  const shown = all.filter((q) => matches(q, wanted));
  return (
    <div>
      <Filters wanted={wanted} change={(next) => setWanted(next, { replace: true })} />
      <div role="status">
        {shown.length === 0 && <Alert mt="lg" variant="light" color="gray" title={t('none')}><Text c="var(--mantine-color-text)">{t('noneText')}</Text></Alert>}
      </div>
      {[underWay, closed].map((states) => (
        <div key={states[0]} className={`${classes.board} ${states === closed ? classes.closed : ''}`} hidden={shown.length === 0}>
          {states.map((state) => <Column key={state} state={state} inquiries={shown.filter((q) => q.status === state)} />)}
        </div>
      ))}
    </div>
  );
}
