import { Alert, Button, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ApplyForm } from './apply';
import classes from './apply.module.css';
import { licenceKinds } from './apply_codes';
import { emptyLicence, type LicenceRow, wrongLicence } from './apply_values';
import { Optional } from './optional';

const most = 10;

/** Step 2: the licences, which an operator checks one by one. */
export function Licences({ form }: { form: ApplyForm }) {
  const { t } = useTranslation('public');
  return (
    <>
      <Alert variant="light" color="tokiwa"><Text size="sm" c="var(--mantine-color-text)">{t('apply.checkNote')}</Text></Alert>
      <LicenceRows rows={form.values.licences} change={(rows) => form.set('licences', rows)} asked={form.errorOf('licences') !== undefined} />
      <TextInput label={<Optional>{t('apply.experience_years')}</Optional>} inputMode="numeric" maxLength={4} maw={240} {...form.text('experience_years')} />
      <Text size="sm" c="dimmed">{t('apply.titles')}</Text>
    </>
  );
}

interface RowsProps {
  rows: readonly LicenceRow[];
  change: (rows: LicenceRow[]) => void;
  /** What is missing or wrong is said. */
  asked: boolean;
}

/** Licences to be entered, as many as there are. */
export function LicenceRows({ rows, change, asked }: RowsProps) {
  const { t } = useTranslation('public');
  return (
    <Stack gap="md">
      {rows.map((row, i) => (
        <One
          // oxlint-disable-next-line react/no-array-index-key -- rows have no other name, and are only added and removed at will
          key={i} row={row} number={i + 1} wrong={asked ? wrongLicence(row, rows) : undefined} change={(r) => change(rows.map((o, j) => (j === i ? r : o)))}
          remove={rows.length > 1 ? () => change(rows.filter((_, j) => j !== i)) : undefined}
        />
      ))}
      {rows.length < most && (
        <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => change([...rows, emptyLicence])} style={{ alignSelf: 'flex-start' }}>
          {t('apply.addLicence')}
        </Button>
      )}
    </Stack>
  );
}

interface OneProps {
  row: LicenceRow;
  number: number;
  wrong: ReturnType<typeof wrongLicence>;
  change: (row: LicenceRow) => void;
  remove?: () => void;
}

function One({ row, number, wrong, change, remove }: OneProps) {
  const { t } = useTranslation('public');
  const { t: codes } = useTranslation('codes');
  const { t: common } = useTranslation();
  const missing = (text: string) => (wrong === 'required' && text.trim() === '' ? common('field.required') : undefined);
  const form = { number: t('apply.numberBad'), twice: t('apply.numberTwice'), eight: t('apply.numberForm.eight'), digits: t('apply.numberForm.digits') };
  const numberError = wrong && wrong in form ? form[wrong as keyof typeof form] : missing(row.number);
  const validError = wrong === 'until' ? t('apply.validNeeded') : wrong === 'far' ? t('apply.validFar') : undefined;
  const lapses = row.kind === 'career_consultant';
  return (
    <fieldset className={classes.licence}>
      <legend>{t('apply.licence', { n: number })}</legend>
      <Stack gap="sm">
        <NativeSelect name="licences" label={t('apply.kind')} required value={row.kind} error={missing(row.kind)} onChange={(e) => change({ ...row, kind: e.currentTarget.value })}>
          <option value="">{t('apply.pick')}</option>
          {licenceKinds.map((k) => <option key={k} value={k}>{codes(`licence.${k}`)}</option>)}
        </NativeSelect>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput label={t('apply.number')} required maxLength={40} value={row.number} error={numberError} onChange={(e) => change({ ...row, number: e.currentTarget.value })} />
          <TextInput label={lapses ? t('apply.valid') : <Optional>{t('apply.valid')}</Optional>} required={lapses} error={validError} type="date" value={row.valid_until} onChange={(e) => change({ ...row, valid_until: e.currentTarget.value })} />
        </SimpleGrid>
        {remove && (
          <Button variant="subtle" size="compact-sm" leftSection={<IconTrash size={16} aria-hidden />} onClick={remove} style={{ alignSelf: 'flex-start' }}>
            {t('apply.removeLicence', { n: number })}
          </Button>
        )}
      </Stack>
    </fieldset>
  );
}
