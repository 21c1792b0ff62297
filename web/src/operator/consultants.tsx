import { Button, Group, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { Empty } from '../parts/empty';
import { Failure } from '../parts/failure';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import classes from './consultants.module.css';
import { ConsultantLine } from './consultant_line';
import { found, type Status, statuses, useQueue } from './consultant_queue';
import { KeyHint } from './key_hint';
import { useKeys, useKeysWanted } from './keys';
import { LicenceRequests } from './licence_requests';
import parts from './parts.module.css';

/** Consultants by where they stand, oldest first: a day's work from the top down. */
export function Component() {
  const { t } = useTranslation('operator');
  const [wanted] = useSearchParams();
  const status = statuses.find((s) => s === wanted.get('status')) ?? 'applied';
  return (
    <Page title={t('consultants.title')} lead={t('consultants.lead')} width="wide">
      <nav className={parts.tabs} aria-label={t('consultants.statuses')}>
        {statuses.map((s) => <Link key={s} to={s === 'applied' ? '?' : `?status=${s}`} aria-current={s === status ? 'page' : undefined}>{t(`consultants.status.${s}`)}</Link>)}
      </nav>
      <LicenceRequests />
      <List key={status} status={status} />
    </Page>
  );
}

function List({ status }: { status: Status }) {
  const { t } = useTranslation('operator');
  const { list, consultants } = useQueue(status);
  const [wanted, setWanted] = useSearchParams();
  const text = wanted.get('q') ?? '';
  const shown = consultants.filter((c) => found(c, text));
  const lines = useRef<HTMLUListElement>(null);
  const [keys] = useKeysWanted();
  const move = (by: number) => {
    const links = [...(lines.current?.querySelectorAll('a') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    links[Math.min(Math.max(at + by, 0), links.length - 1)]?.focus();
  };
  useKeys({ j: () => move(1), k: () => move(-1) }, keys);
  const search = (q: string) => {
    const next = new URLSearchParams(wanted);
    if (q) next.set('q', q);
    else next.delete('q');
    setWanted(next, { replace: true });
  };
  return (
    <Ready query={list} lines={8}>
      {() => consultants.length === 0 ? <Empty title={t(`consultants.empty.${status}`)}>{t('consultants.emptyText')}</Empty> : (
        <>
          <TextInput type="search" maw={460} label={t('search')} placeholder={t('consultants.searchHint')} leftSection={<IconSearch size={17} aria-hidden />} value={text} onChange={(e) => search(e.currentTarget.value)} />
          <div className={classes.bar}>
            <Text size="sm" c="dimmed" role="status">{shown.length === 0 ? t('none') : t(list.hasNextPage ? 'consultants.shownMore' : 'consultants.shown', { count: shown.length })}</Text>
            <KeyHint keys={[[['J', 'K'], t('consultants.keysList')], [['Enter'], t('consultants.keysOpen')]]} />
          </div>
          {shown.length > 0 && <ul ref={lines} className={parts.lines}>{shown.map((c) => <ConsultantLine key={c.consultant_id} consultant={c} />)}</ul>}
          {list.isFetchNextPageError && <Failure error={list.error} retry={() => void list.fetchNextPage()} />}
          {list.hasNextPage && !list.isFetchNextPageError && <More list={list} searching={text !== ''} />}
        </>
      )}
    </Ready>
  );
}

function More({ list, searching }: { list: ReturnType<typeof useQueue>['list']; searching: boolean }) {
  const { t } = useTranslation();
  const { t: own } = useTranslation('operator');
  const all = async () => {
    for (let answer = await list.fetchNextPage(); answer.hasNextPage && !answer.isError; answer = await list.fetchNextPage());
  };
  return (
    <Group>
      <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t('more')}</Button>
      {searching && <Button variant="subtle" disabled={list.isFetchingNextPage} onClick={() => void all()}>{own('consultants.searchAll')}</Button>}
    </Group>
  );
}
