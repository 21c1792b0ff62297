import { Accordion, Button, Group, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchBody } from '../../api/schema/matching';
import { type Asked, type Condition, conditions, sorts } from './asked';
import classes from './find.module.css';
import { useOffered } from './programs';
import { genders, industries, languages, licences, themes } from './vocabulary';

interface Props {
  asked: Asked;
  facets: SearchBody['facets'];
  change: (part: Partial<Asked>) => void;
}

const lists = { theme: themes, industry: industries, licence: licences, language: languages, gender: genders } as const;

/** Words and conditions of a search. Words are sent with the button or Enter, conditions as soon as they are chosen. */
export function Filters({ asked, facets, change }: Props) {
  const { t } = useTranslation('employee');
  const count = conditions.filter((c) => asked[c]).length + (asked.program ? 1 : 0);
  return (
    <Stack gap="sm">
      <Words asked={asked} change={change} />
      <Accordion variant="contained" radius="lg" className={classes.filters}>
        <Accordion.Item value="conditions">
          <Accordion.Control>{count > 0 ? t('find.page.filtersOn', { count }) : t('find.page.filters')}</Accordion.Control>
          <Accordion.Panel>
            <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm">
              <ProgramSelect asked={asked} change={change} />
              {conditions.map((c) => <ConditionSelect key={c} of={c} asked={asked} facets={facets} change={change} />)}
            </SimpleGrid>
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
      <Group justify="space-between" align="flex-end">
        <Chosen asked={asked} change={change} />
        <NativeSelect
          label={t('find.page.sort')} size="sm" value={asked.sort ?? 'relevance'}
          onChange={(e) => change({ sort: e.currentTarget.value as Asked['sort'] })}
          data={sorts.map((s) => ({ value: s, label: t(`find.page.${s}`) }))}
        />
      </Group>
    </Stack>
  );
}

function Words({ asked, change }: Pick<Props, 'asked' | 'change'>) {
  const { t } = useTranslation('employee');
  const [words, setWords] = useState(asked.q ?? '');
  const go = (event: FormEvent) => {
    event.preventDefault();
    change({ q: words.trim() });
  };
  return (
    <form role="search" onSubmit={go}>
      <Group align="flex-end" gap="sm" wrap="nowrap">
        <TextInput
          type="search" label={t('find.page.keywords')} placeholder={t('find.page.keywordsHelp')} maxLength={100} flex={1}
          value={words} onChange={(e) => setWords(e.currentTarget.value)}
        />
        <Button type="submit" size="md" leftSection={<IconSearch size={17} aria-hidden />}>{t('find.page.go')}</Button>
      </Group>
    </form>
  );
}

/** The name of a condition's value. */
function useWord() {
  const { t } = useTranslation('wishes');
  return (of: Condition, code: string): string => {
    const group = of === 'theme' ? 'concern' : of;
    return t(`profile.words.${group}.${code}` as 'profile.words.concern.management');
  };
}

function ConditionSelect({ of, asked, facets, change }: Props & { of: Condition }) {
  const { t } = useTranslation('employee');
  const word = useWord();
  const counts = new Map(facets[of]?.map((f) => [f.code, f.count]));
  const options = lists[of].map((code) => ({ value: code as string, label: `${word(of, code)}${counts.has(code) ? ` (${counts.get(code)})` : ''}` }));
  return (
    <NativeSelect
      label={t(`find.page.${of}`)} value={asked[of] ?? ''} data={[{ value: '', label: t('find.page.any') }, ...options]}
      onChange={(e) => change({ [of]: e.currentTarget.value || undefined })}
    />
  );
}

function ProgramSelect({ asked, change }: Pick<Props, 'asked' | 'change'>) {
  const { t } = useTranslation('employee');
  const { t: common } = useTranslation();
  const offered = useOffered();
  const list = offered.data ?? (asked.program ? [asked.program] : []);
  return (
    <NativeSelect
      label={t('find.page.program')} value={asked.program ?? ''}
      data={[{ value: '', label: t('find.page.any') }, ...list.map((p) => ({ value: p as string, label: common(`program.${p}`) }))]}
      onChange={(e) => change({ program: (e.currentTarget.value || undefined) as Asked['program'] })}
    />
  );
}

/** What is chosen, each with a way to take it away. */
function Chosen({ asked, change }: Pick<Props, 'asked' | 'change'>) {
  const { t } = useTranslation('employee');
  const { t: common } = useTranslation();
  const word = useWord();
  const chips: { key: 'program' | Condition; text: string }[] = conditions.flatMap((c) => (asked[c] ? [{ key: c, text: word(c, asked[c]) }] : []));
  if (asked.program) chips.unshift({ key: 'program', text: common(`program.${asked.program}`) });
  return (
    <Group gap={6} component="ul" className={classes.plain}>
      {chips.map(({ key, text }) => (
        <li key={key}>
          <Button
            size="compact-sm" variant="light" rightSection={<IconX size={14} aria-hidden />}
            aria-label={t('find.page.remove', { name: text })} onClick={() => change({ [key]: undefined })}
          >
            {text}
          </Button>
        </li>
      ))}
    </Group>
  );
}
