import { Badge, Button, Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { api, ask } from '../../api/client';
import type { WaitAnswer } from '../../api/schema/booking';
import { Avatar } from '../../parts/avatar';
import { Dialog } from '../../parts/dialog';
import { Failure } from '../../parts/failure';
import { useSend } from '../../parts/send';
import { useTimes } from '../../parts/time';
import { useConsultant, useNameOf } from '../booking/calls';
import row from '../booking/row.module.css';
import { useWaits, useWish } from './calls';
import classes from './waits.module.css';

/** What the employee waits for, with the way out; nothing where that is nothing. */
export function Waits() {
  const { t } = useTranslation('waits');
  const waits = useWaits().data ?? [];
  const { hash } = useLocation();
  const heading = useRef<HTMLDivElement>(null);
  const some = waits.length > 0;
  useEffect(() => {
    if (some && hash === '#waits') heading.current?.scrollIntoView();
  }, [some, hash]);
  if (!some) return null;
  return (
    <Stack gap="md" id="waits" ref={heading} className={classes.list}>
      <Title order={2}>{t('list.title')}</Title>
      <Text c="dimmed" size="sm">{t('list.text')}</Text>
      <ul className={row.list}>{waits.map((w) => <Row key={w.wait_id} wait={w} />)}</ul>
    </Stack>
  );
}

function Row({ wait }: { wait: WaitAnswer }) {
  const { t } = useTranslation('waits');
  const { t: common } = useTranslation();
  const times = useTimes();
  const wish = useWish();
  const name = useNameOf()(useConsultant(wait.consultant_id).data);
  const { offer } = wait;
  return (
    <li className={`${classes.wait} ${offer ? classes.offered : ''}`}>
      <Avatar id={wait.consultant_id} name={name} size={44} />
      <div className={row.main}>
        <span className={classes.name}>{name}</span>
        <span className={row.quiet}>{common(`program.${wait.program as 'exit'}`)}<br /><span className="tabular">{wish(wait)}</span></span>
        <span className={row.marks}>
          {offer
            ? <Badge size="lg" radius="sm" tt="none" fw={500} color="kaki" variant="light" c="var(--mantine-color-text)">{t('list.offered', { time: times.moment(offer.starts_at) })}</Badge>
            : <Badge size="lg" radius="sm" tt="none" fw={500} variant="default">{t('list.place', { count: wait.position ?? 1 })}</Badge>}
        </span>
        <div className={classes.actions}>
          {offer && <Button component={Link} to={`/offers/${offer.booking_id}`} size="sm">{t('list.see')}</Button>}
          <Stop wait={wait} name={name} />
        </div>
      </div>
    </li>
  );
}

function Stop({ wait, name }: { wait: WaitAnswer; name: string }) {
  const { t } = useTranslation('waits');
  const [open, setOpen] = useState(false);
  const { send, pending, error, reset } = useSend<string, unknown>({
    name: `wait/${wait.wait_id}`,
    send: (id) => ask(api.booking.DELETE('/api/booking/waits/{id}', { params: { path: { id } } })),
    sent: () => setOpen(false),
  });
  const close = () => {
    setOpen(false);
    reset();
  };
  return (
    <>
      <Button variant="subtle" color="gray" c="var(--mantine-color-text)" size="sm" px={8} aria-label={t('stop.of', { name })} onClick={() => setOpen(true)}>{t('stop.action')}</Button>
      <Dialog open={open} title={t('stop.title')} close={pending ? undefined : close}>
        <Stack>
          <Text>{t(wait.offer ? 'stop.offered' : 'stop.text')}</Text>
          {error && <Failure error={error} />}
          <div className={classes.actions}>
            <Button variant="default" onClick={close} disabled={pending}>{t('stop.keep')}</Button>
            <Button color="red" loading={pending} onClick={() => send(wait.wait_id)}>{t('stop.action')}</Button>
          </div>
        </Stack>
      </Dialog>
    </>
  );
}
