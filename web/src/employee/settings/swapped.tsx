import { Anchor, Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Avatar } from '../../parts/avatar';
import { Failure } from '../../parts/failure';
import { Ready } from '../../parts/ready';
import { useTimes } from '../../parts/time';
import { useLabels } from '../find/label';
import { useBringBack, useSwaps } from '../swap/use_swap';
import classes from './swapped.module.css';

/** Those who are no longer proposed, each with the way back. */
export function Swapped() {
  const { t } = useTranslation('employee');
  const { name } = useLabels();
  const times = useTimes();
  const [said, say] = useState('');
  const names = (useSwaps().data ?? []).map((s) => [s.consultant.consultant_id, name(s.consultant)] as const);
  const back = useBringBack((id) => say(t('swap.back', { name: new Map(names).get(id) })));
  return (
    <>
      <Text size="sm" c="dimmed" mb="md">{t('swap.list.text')}</Text>
      <div role="status">{said && <Text size="sm" mb="sm">{said}</Text>}</div>
      <Ready query={useSwaps()} lines={2}>
        {(swaps) => swaps.length === 0 ? <Text>{t('swap.list.none')}</Text> : (
          <ul className={classes.list}>
            {swaps.map(({ consultant: c, swapped_at: at }) => (
              <li key={c.consultant_id}>
                <Avatar id={c.consultant_id} name={name(c)} size={40} />
                <div className={classes.who}>
                  <Anchor component={Link} to={`/consultants/${c.consultant_id}`} fw={600}>{name(c)}</Anchor>
                  <Text size="xs" c="dimmed">{t('swap.list.since', { date: times.date(at) })}</Text>
                </div>
                <Button
                  variant="default" size="sm" aria-label={t('swap.list.backOf', { name: name(c) })} disabled={back.pending}
                  onClick={() => back.send(c.consultant_id)}
                >
                  {t('swap.list.back')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Ready>
      {back.error && <Failure error={back.error} />}
    </>
  );
}
