import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconMail, IconPhone, IconWorld } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Inquiry } from '../api/schema/signup';
import { calendarDate, useTimes } from '../parts/time';
import { dayFromNow } from './checks';
import { Chip } from './chip';
import classes from './inquiries.module.css';
import parts from './parts.module.css';
import { daysSince, useWords } from './words';

/** Where an inquiry may stand, in the order of the way in. */
export const underWay = ['received', 'heard', 'proposed', 'contracted', 'onboarding'] as const;
/** Where it ends. */
export const closed = ['live', 'lost'] as const;
type State = (typeof underWay | typeof closed)[number];

/** How many cards a column shows at first, and after each wish for more. */
const step = 12;

/** From this many days without a move a card says so: a new inquiry waits for our call, a heard one for our proposal, a proposal for the company's form. */
const patience: Readonly<Partial<Record<string, number>>> = { received: 2, heard: 7, proposed: 14, contracted: 7, onboarding: 14 };

/** When an inquiry last moved. */
const moved = (q: Inquiry): string => q.moves?.at(-1)?.at ?? q.received_at;

/** The day of a hearing that was agreed on and is still to come. */
const comingHearing = (q: Inquiry): string | undefined => q.moves?.findLast((m) => m.to === 'heard' && m.date && m.date >= dayFromNow(0))?.date;

/** The inquiries of one state: open ones begin with whoever has waited longest, closed ones with the newest. */
export function Column({ state, inquiries }: { state: State; inquiries: Inquiry[] }) {
  const { t } = useTranslation('operator');
  const [most, setMost] = useState(step);
  const heading = useId();
  const open = state !== 'live' && state !== 'lost';
  const sorted = inquiries.toSorted((a, b) => (open ? 1 : -1) * moved(a).localeCompare(moved(b)));
  return (
    <section className={`${classes.column} ${classes[state] ?? ''}`} aria-labelledby={heading}>
      <Stack gap="sm">
        <div className={classes.head}>
          <Group justify="space-between" align="baseline" wrap="nowrap" gap="xs">
            <Title order={2} size="h3" id={heading} flex={1}>{t(`inquiries.status.${state}`)}</Title>
            <Text size="sm" c="dimmed">{t('inquiries.count', { count: inquiries.length })}</Text>
          </Group>
          <Text size="sm" c="dimmed">{t(`inquiries.column.${state}`)}</Text>
        </div>
        {inquiries.length === 0 && <Text size="sm" c="dimmed">{t('inquiries.columnEmpty')}</Text>}
        <ul className={classes.cards}>
          {sorted.slice(0, most).map((q) => <Card key={q.inquiry_id} inquiry={q} />)}
        </ul>
        {sorted.length > most && (
          <Button variant="default" size="sm" onClick={() => setMost(most + step)}>
            {t('inquiries.moreOf', { count: Math.min(step, sorted.length - most) })}
          </Button>
        )}
      </Stack>
    </section>
  );
}

const signs = { web: IconWorld, phone: IconPhone, mail: IconMail };

function Card({ inquiry: q }: { inquiry: Inquiry }) {
  const { t } = useTranslation('operator');
  const words = useWords();
  const channel = q.channel as keyof typeof signs;
  const Sign = signs[channel];
  const waited = daysSince(moved(q));
  const coming = q.status === 'heard' || q.status === 'proposed' ? comingHearing(q) : undefined;
  const day = useTimes('UTC');
  return (
    <li className={classes.card}>
      <Stack gap={4}>
        <Link to={`/operator/inquiries/${q.inquiry_id}`} className={parts.lead} style={{ textWrap: 'balance' }}>{q.company_name}</Link>
        <Text size="sm">{q.person_name}</Text>
        <Text size="sm" c="dimmed" className={classes.line}>
          <Sign size={15} aria-hidden />{t(`inquiries.channel.${channel}`)}・{t(`inquiries.interest.${q.interest as 'brochure'}`)}
        </Text>
        {coming ? <div><Chip tone="good">{t('inquiries.hearingOn', { date: day.date(calendarDate(coming)) })}</Chip></div> : waited >= (patience[q.status] ?? Infinity)
          ? <div><Chip tone="look">{t(q.status === 'received' ? 'inquiries.waiting' : 'inquiries.still', { count: waited })}</Chip></div>
          : <Text size="sm" c="dimmed" component="time" dateTime={moved(q)}>{words.age(moved(q))}</Text>}
      </Stack>
    </li>
  );
}
