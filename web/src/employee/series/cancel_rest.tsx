import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { BookingBody, SeriesBody } from '../../api/schema/booking';
import { Dialog } from '../../parts/dialog';
import { useProblemText } from '../../parts/problem_text';
import { useSend } from '../../parts/send';
import { useTimes } from '../../parts/time';
import { cancelsFreely } from '../booking/state';
import { useSeries } from './booked';

/** Cancels what is still to come of a series, after saying how many that are and which of them count. Nothing where only one is left: it has its own button. */
export function CancelRest({ series, now }: { series: string; now: number }) {
  const { t } = useTranslation('series');
  const [open, setOpen] = useState(false);
  const rest = (useSeries(series).data ?? []).filter((b) => b.status === 'confirmed' && Date.parse(b.starts_at) > now);
  const { send, pending, paused, error, reset } = useSend<string, SeriesBody>({
    name: `cancel/${series}`,
    send: (id, key) => ask(api.booking.POST('/api/booking/series/{id}/cancel', { params: { path: { id }, header: { 'Idempotency-Key': key } } })),
    sent: () => setOpen(false),
  });
  if (rest.length < 2 && !pending) return null;
  const close = () => {
    setOpen(false);
    reset();
  };
  return (
    <>
      <Button variant="subtle" color="red" c="var(--mantine-color-error)" onClick={() => setOpen(true)}>{t('rest.action')}</Button>
      <Dialog open={open} title={t('rest.title')} close={pending ? undefined : close}>
        <Question {...{ rest, now, pending, paused, error, close }} go={() => send(series)} />
      </Dialog>
    </>
  );
}

interface QuestionProps {
  rest: readonly BookingBody[];
  now: number;
  pending: boolean;
  paused: boolean;
  error: unknown;
  close: () => void;
  go: () => void;
}

function Question({ rest, now, pending, paused, error, close, go }: QuestionProps) {
  const { t, i18n } = useTranslation('series');
  const { t: booking } = useTranslation('booking');
  const { t: common } = useTranslation();
  const text = useProblemText();
  const times = useTimes();
  const late = rest.filter((b) => !cancelsFreely(b, now));
  const which = late.map((b) => times.moment(b.starts_at)).join(i18n.language === 'en' ? ', ' : '、');
  const counted = late.length === 0 ? t('rest.allFree') : late.length === rest.length ? t('rest.allLate', { count: late.length }) : t('rest.late', { count: late.length, times: which });
  return (
    <Stack>
      <List spacing="xs">
        <List.Item>{t('rest.count', { count: rest.length })}</List.Item>
        <List.Item>{counted}</List.Item>
        <List.Item>{t('rest.who')}</List.Item>
      </List>
      {error !== null && <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{text(error, booking('bookings.problem', { returnObjects: true }))}</Text></Alert>}
      {paused && <Alert role="status" color="kaki" variant="light"><Text c="var(--mantine-color-text)">{common('offline')}</Text></Alert>}
      <Group>
        <Button variant="default" onClick={close} disabled={pending && !paused}>{t('rest.keep')}</Button>
        <Button color="red" loading={pending && !paused} disabled={paused} onClick={go}>{t('rest.confirm', { count: rest.length })}</Button>
      </Group>
    </Stack>
  );
}
