import { IconCheck, IconClock, IconPencil, IconPlayerPlay, IconX } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './chip.module.css';
import type { TalkState } from './talk_state';

type Tone = 'calm' | 'go' | 'wait' | 'off';
type Icon = ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;

const looks: Readonly<Record<TalkState, readonly [Tone, Icon]>> = {
  upcoming: ['calm', IconClock],
  open: ['go', IconPlayerPlay],
  running: ['go', IconPlayerPlay],
  toFinish: ['wait', IconPencil],
  toRecord: ['wait', IconPencil],
  done: ['calm', IconCheck],
  cancelled: ['off', IconX],
  no_show_employee: ['off', IconX],
  no_show_consultant: ['off', IconX],
  past: ['off', IconCheck],
};

/** The state of a talk in a word, with a sign and not by colour alone. */
export function StateChip({ state }: { state: TalkState }) {
  const { t } = useTranslation('consultant');
  const [tone, Icon] = looks[state];
  return <span className={`${classes.chip} ${classes[tone]}`}><Icon size={14} aria-hidden />{t(`state.${state}`)}</span>;
}
