import { NativeSelect, Radio, SegmentedControl, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CompanyView, RosterPerson, SenderWords } from '../../api/schema/signup';
import { useDepartmentOptions } from '../company';
import { type Choice, chosen, terms, unknown } from './choice';
import { KeepWords } from './words';

interface Props {
  choice: Choice;
  set: (choice: Choice) => void;
  everybody: readonly RosterPerson[];
  company: CompanyView | undefined;
}

/** Who is invited, what the sender adds, and when it is sent. */
export function InviteForm({ choice, set, everybody, company, words }: Props & { words: SenderWords | undefined }) {
  const { t } = useTranslation('hr');
  const { t: common } = useTranslation();
  const count = (who: Choice['who']) => t('invitations.newText', { count: chosen({ ...choice, who }, everybody, company).length });
  return (
    <Stack gap="lg">
      <Radio.Group label={t('invitations.who')} value={choice.who} onChange={(who) => set({ ...choice, who: who as Choice['who'] })} size="md">
        <Stack gap="sm" mt="xs">
          <Radio value="new" label={t('invitations.new')} description={count('new')} />
          <Radio value="all" label={t('invitations.all')} description={count('all')} />
          <Radio value="department" label={t('invitations.department')} />
          {choice.who === 'department' && <Department choice={choice} set={set} everybody={everybody} company={company} />}
          <Radio value="numbers" label={t('invitations.numbers')} />
          {choice.who === 'numbers' && <Numbers choice={choice} set={set} everybody={everybody} company={company} />}
        </Stack>
      </Radio.Group>
      <div>
        <Text size="sm" fw={500} mb={4} id="invite-locale">{t('invitations.language')}</Text>
        <SegmentedControl
          aria-labelledby="invite-locale" value={choice.locale} onChange={(locale) => set({ ...choice, locale: locale as Choice['locale'] })}
          data={(['ja', 'en'] as const).map((l) => ({ value: l, label: common(`language.${l}`) }))}
        />
      </div>
      <Textarea
        label={t('invitations.text')} description={t('invitations.textHint')} value={choice.text} maxLength={1000} minRows={3}
        onChange={(e) => set({ ...choice, text: e.currentTarget.value })}
      />
      <KeepWords words={words} locale={choice.locale} text={choice.text} />
      <TextInput
        type="datetime-local" label={t('invitations.when')} description={t('invitations.whenHint')} value={choice.when ?? ''} styles={{ input: { maxWidth: 320 } }}
        onChange={(e) => set({ ...choice, when: e.currentTarget.value })}
      />
      <NativeSelect
        label={t('invitations.days')} description={t('invitations.daysHint')} styles={{ wrapper: { maxWidth: 320 } }}
        value={choice.days} data={terms.map((days) => ({ value: String(days), label: t('invitations.daysValue', { count: days }) }))}
        onChange={(e) => set({ ...choice, days: Number(e.currentTarget.value) })}
      />
    </Stack>
  );
}

function Department({ choice, set, company }: Props) {
  const { t } = useTranslation('hr');
  const options = useDepartmentOptions(company);
  return (
    <Stack gap="sm" pl={{ base: 0, sm: 32 }}>
      <NativeSelect
        label={t('invitations.departmentLabel')} value={choice.department} data={[{ value: '', label: t('invitations.departmentChoose') }, ...options]}
        onChange={(e) => set({ ...choice, department: e.currentTarget.value })}
      />
      <Switch label={t('invitations.within')} checked={choice.within} onChange={(e) => set({ ...choice, within: e.currentTarget.checked })} />
    </Stack>
  );
}

function Numbers({ choice, set, everybody }: Props) {
  const { t } = useTranslation('hr');
  const lost = unknown(choice, everybody);
  return (
    <Textarea
      pl={{ base: 0, sm: 32 }} label={t('invitations.numbersLabel')} description={t('invitations.numbersHint')} value={choice.numbers} minRows={3} maxRows={10}
      error={lost.length > 0 && t('invitations.unknown', { numbers: lost.slice(0, 5).join(t('separator')) + (lost.length > 5 ? ' …' : '') })}
      onChange={(e) => set({ ...choice, numbers: e.currentTarget.value })}
    />
  );
}
