import { Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CompanyView } from '../../api/schema/signup';
import { Facts } from '../facts';
import { Panel } from '../panel';
import { useWords } from '../words';
import { Signs } from './signs';

/** How much a company takes up of what it pays for. Nothing is refused because of it; somebody talks to the company. */
export function UsePanel({ company: c }: { company: CompanyView }) {
  const { t } = useTranslation('usage');
  const words = useWords();
  const { use } = c;
  if (!use) return null;
  const people = t('of', { used: words.number(use.people), all: words.number(c.contract.seats) });
  const talks = use.bought ? t('talksOf', { used: words.number(use.held), all: words.number(use.bought) }) : t('talks', { count: use.held });
  return (
    <Panel title={t('title')} aside={<Signs signs={use.signs} />}>
      <Facts
        rows={[
          [t('people'), <Part key="people" words={people} label={t('people')} used={use.people} all={c.contract.seats} />],
          [t('held'), <Part key="held" words={talks} label={t('held')} used={use.held} all={use.bought ?? 0} />],
        ]}
      />
      {use.signs.length > 0 && <Text size="sm">{t('talk')}</Text>}
      <Text size="sm" c="dimmed">{t('hidden')}</Text>
    </Panel>
  );
}

/** Words, and a bar where there is a whole to be part of. */
function Part({ words, label, used, all }: { words: string; label: string; used: number; all: number }) {
  return (
    <Stack gap={6}>
      <span className="tabular">{words}</span>
      {all > 0 && <Progress value={Math.min(100, (100 * used) / all)} color={used > all ? 'kaki' : undefined} aria-label={label} maw={280} />}
    </Stack>
  );
}
