import { Button, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import type { StopBody } from '../api/schema/mailer';
import type health from '../i18n/ja/health.json';
import { Ready } from '../parts/ready';
import { useTimes } from '../parts/time';
import { Chip } from './chip';
import { Panel } from './panel';

const Lift = lazy(async () => ({ default: (await import('./health_lift')).Lift }));

type MailName = keyof (typeof health)['stops']['mails'];

/** How many stops one answer has at most. */
const most = 50;

/** Where mail is stopped because it came back or was complained about: whose address it is by role, never the address. */
export function Stops() {
  const { t } = useTranslation('health');
  const stops = useQuery({ queryKey: ['stops'], queryFn: () => ask(api.mailer.GET('/api/mailer/stops')) });
  const [lifting, setLifting] = useState<StopBody>();
  const [said, setSaid] = useState('');
  const count = stops.data?.count ?? 0;
  return (
    <Panel title={t('stops.title')} aside={stops.data && <Chip tone={count === 0 ? 'good' : 'look'}>{t('stops.count', { count })}</Chip>}>
      <Text size="sm" c="dimmed">{t('stops.text')}</Text>
      <Ready query={stops} lines={2}>
        {({ stops: list }) => list.length === 0 ? <Text>{t('stops.none')}</Text> : (
          <>
            <Table.ScrollContainer minWidth={600} type="native" tabIndex={0} role="group" aria-label={t('stops.table')}>
              <Table verticalSpacing="xs">
                <Table.Thead><Table.Tr>{(['since', 'whose', 'why', 'mail', 'again'] as const).map((c) => <Table.Th key={c} scope="col">{t(`stops.${c}`)}</Table.Th>)}</Table.Tr></Table.Thead>
                <Table.Tbody>{list.map((s) => <Row key={s.stop_id} stop={s} lift={() => setLifting(s)} />)}</Table.Tbody>
              </Table>
            </Table.ScrollContainer>
            {list.length >= most && <Text size="sm" c="dimmed">{t('stops.moreText')}</Text>}
          </>
        )}
      </Ready>
      <Text size="sm" role="status">{said}</Text>
      {lifting && <Suspense><Lift stop={lifting} close={() => setLifting(undefined)} say={setSaid} /></Suspense>}
    </Panel>
  );
}

function Row({ stop, lift }: { stop: StopBody; lift: () => void }) {
  const { t, i18n } = useTranslation('health');
  const { t: common } = useTranslation();
  const times = useTimes();
  const roles = [...new Set(stop.accounts.map((a) => common(`role.${a.role as 'hr'}`)))];
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}><span className="tabular">{times.moment(stop.since)}</span></Table.Th>
      <Table.Td>{roles.length > 0 ? roles.join(i18n.language === 'en' ? ', ' : '・') : t('stops.nobody')}</Table.Td>
      <Table.Td>{t(`stops.${stop.why}`)}</Table.Td>
      <Table.Td>{stop.kind ? t(`stops.mails.${stop.kind as MailName}`) : t('stops.code')}</Table.Td>
      <Table.Td>
        {stop.lifted
          ? <Text span size="sm" c="dimmed">{t('stops.lifted', { time: times.moment(stop.lifted) })}</Text>
          : <Button variant="default" size="compact-sm" onClick={lift} aria-label={t('stops.liftOf', { time: times.moment(stop.since) })}>{t('stops.lift')}</Button>}
      </Table.Td>
    </Table.Tr>
  );
}
