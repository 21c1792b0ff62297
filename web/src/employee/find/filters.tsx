import { Button, Group, NativeSelect } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchBody } from '../../api/schema/matching';
import { Dialog } from '../../parts/dialog';
import { type Asked, conditions, narrowed, sorts } from './asked';
import { Facets } from './facets';
import classes from './search.module.css';
import { useWord } from './word';

interface Props {
  asked: Asked;
  change: (part: Partial<Asked>) => void;
}

/** The conditions on a phone: a button, and the list before everything else until it is closed. */
export function Drawer({ asked, found, change }: Props & { found: SearchBody | undefined }) {
  const { t } = useTranslation('employee');
  const [open, setOpen] = useState(false);
  const count = narrowed(asked);
  const close = () => setOpen(false);
  return (
    <div className={classes.phone}>
      <Button variant="default" aria-haspopup="dialog" leftSection={<IconAdjustmentsHorizontal size={18} aria-hidden />} onClick={() => setOpen(true)}>
        {count > 0 ? t('find.page.filtersOn', { count }) : t('find.page.filters')}
      </Button>
      <Dialog open={open} title={t('find.page.filters')} close={close}>
        <Facets asked={asked} found={found} change={change} />
        <div className={classes.end}>
          <Button fullWidth onClick={close}>{found ? t('find.page.see', { count: found.total }) : t('find.page.close')}</Button>
        </div>
      </Dialog>
    </div>
  );
}

/** In which order the people come. */
export function Sort({ asked, change }: Props) {
  const { t } = useTranslation('employee');
  return (
    <NativeSelect
      label={t('find.page.sort')} size="sm" value={asked.sort ?? 'relevance'} className={classes.sort}
      onChange={(e) => change({ sort: e.currentTarget.value as Asked['sort'] })}
      data={sorts.map((s) => ({ value: s, label: t(`find.page.${s}`) }))}
    />
  );
}

/** What is chosen, each with a way to take it away. */
export function Chosen({ asked, change }: Props) {
  const { t } = useTranslation('employee');
  const word = useWord();
  const chips = conditions.flatMap((of) => (asked[of] ?? []).map((code) => ({
    key: `${of} ${code}`, text: word(of, code), without: { [of]: asked[of]?.filter((c) => c !== code) } as Partial<Asked>,
  })));
  if (asked.free_this_week) chips.unshift({ key: 'free', text: t('find.page.free'), without: { free_this_week: false } });
  if (chips.length === 0) return null;
  return (
    <Group gap={6} component="ul" className={classes.plain} aria-label={t('find.page.chosen')}>
      {chips.map(({ key, text, without }) => (
        <li key={key}>
          <Button
            size="compact-sm" variant="light" rightSection={<IconX size={14} aria-hidden />}
            aria-label={t('find.page.remove', { name: text })} onClick={() => change(without)}
          >
            {text}
          </Button>
        </li>
      ))}
    </Group>
  );
}
