import { Anchor, Group, List, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Sheet } from '../employee/booking/facts';
import { HelpLines } from '../help/lines';

// Words that sound like danger or harassment. A short list: it opens a door, it decides nothing, and what is typed stays in the tab.
const words = /ハラスメント|パワハラ|セクハラ|マタハラ|いじめ|暴力|殴|脅|怒鳴|無視され|人格を?否定|死にたい|消えたい|自殺|いなくなりたい|harass|bully|assault|threat|suicid|kill myself|want to die/i;

/** Whether a text sounds like something that should not wait for a batch. */
export const soundsUrgent = (text: string): boolean => words.test(text.normalize('NFKC'));

const numbers = { police: '110', ambulance: '119' } as const;

/** What there is besides writing to the company: the desk, somebody to talk to, and public lines. */
export function Safety({ desk = true }: { desk?: boolean }) {
  const { t } = useTranslation('cases');
  return (
    <Sheet tint>
      <Title order={2} size="h3" mb="xs">{t('safety.title')}</Title>
      <Text mb="sm">{t(desk ? 'safety.text' : 'safety.other')}</Text>
      <Group mb="sm" style={{ gap: '0.5rem 1.5rem' }}>
        {desk && <Anchor component={Link} to="/cases/new" underline="always">{t('safety.desk')}</Anchor>}
        <Anchor component={Link} to="/find?program=mental_harassment" underline="always">{t('safety.talk')}</Anchor>
      </Group>
      <HelpLines />
      <List spacing={6} mt="sm">
        {(Object.keys(numbers) as (keyof typeof numbers)[]).map((line) => (
          <List.Item key={line}>{t(`safety.${line}`)} <Anchor href={`tel:${numbers[line]}`} underline="always" style={{ whiteSpace: 'nowrap' }}>{numbers[line]}</Anchor></List.Item>
        ))}
      </List>
    </Sheet>
  );
}
