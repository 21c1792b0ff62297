import { Group, Stack, Text, Title } from '@mantine/core';
import { IconCalendarTime } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CardBody, Label } from '../../api/schema/matching';
import { Avatar } from '../../parts/avatar';
import classes from './find.module.css';
import { useLabels, writtenIn } from './label';
import { Licences, Tags } from './licences';
import { NextFree } from './next_free';

interface Props {
  consultant: CardBody;
  /** The consultant's page. */
  to: string;
  /** Why matching proposes this person. */
  reasons?: readonly Label[] | null;
  /** Between the headline and the themes. */
  children?: ReactNode;
  /** What can be done with the card. */
  foot?: ReactNode;
  nextFree?: ReactNode;
  /** The same text with what was searched for marked. */
  marked?: Marking;
}

type Marking = (field: 'name' | 'kana' | 'romaji' | 'headline', text: string) => ReactNode;
const plain: Marking = (_, text) => text;

/** A reason with what it quotes kept together: Japanese may break anywhere, and does so within the words of a theme. */
const whole = (text: string) => text.split(/(「[^」]*」)/).map((part) => (part.startsWith('「') ? <span key={part} className={classes.whole}>{part}</span> : part));

/** A consultant in a list: who it is, why, and when. */
export function ConsultantCard({ consultant: c, to, reasons, children, foot, nextFree, marked = plain }: Props) {
  const { t } = useTranslation('employee');
  const { label } = useLabels();
  return (
    <article className={classes.card}>
      <Stack gap="sm">
        <Who consultant={c} to={to} marked={marked} />
        {c.headline && <Text lh={1.7} lang={writtenIn(c.headline)}>{marked('headline', c.headline)}</Text>}
        {children}
        {reasons && reasons.length > 0 && (
          <div className={classes.why}>
            <Text size="xs" c="dimmed">{t('find.card.why')}</Text>
            <ul className={classes.plain}>{reasons.map((r) => <li key={r.code}>{whole(label(r))}</li>)}</ul>
          </div>
        )}
        <Tags of={c.themes} most={4} rest={(count) => t('find.card.others', { count })} />
        <Group gap={8} wrap="nowrap" align="flex-start">
          <IconCalendarTime size={19} aria-hidden color="var(--kikite-primary-text)" style={{ flex: 'none', marginTop: 4 }} />
          <Text size="sm" lh={1.9}>{nextFree ?? <NextFree at={c.next_free} />}</Text>
        </Group>
        {foot && <div className={classes.foot}>{foot}</div>}
      </Stack>
    </article>
  );
}

function Who({ consultant: c, to, marked }: { consultant: CardBody; to: string; marked: Marking }) {
  const { t } = useTranslation('employee');
  const { name, reading } = useLabels();
  const shown = name(c);
  const read = reading(c);
  const years = c.experience_years ? t('find.card.years', { count: c.experience_years }) : '';
  return (
    <Group gap="md" wrap="nowrap" align="flex-start">
      <Avatar id={c.consultant_id} name={name(c)} size={56} />
      <Stack gap={4} style={{ minWidth: 0 }}>
        <div>
          <Title order={2} size="h3" lh={1.35}><Link to={to} className={classes.name}>{marked(shown === c.romaji ? 'romaji' : 'name', shown)}</Link></Title>
          <Text size="xs" c="dimmed">
            {read && marked('kana', read)}{read && years && '　'}{years}
          </Text>
        </div>
        <Licences of={c.licences} />
      </Stack>
    </Group>
  );
}
