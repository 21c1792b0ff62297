import { Button, Group, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** The words of a search. They are sent with the button or Enter. */
export function Words({ words: asked, search }: { words: string; search: (words: string) => void }) {
  const { t } = useTranslation('employee');
  const [words, setWords] = useState(asked);
  const go = (event: FormEvent) => {
    event.preventDefault();
    search(words.trim());
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
