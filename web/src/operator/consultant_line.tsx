import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Consultant } from '../api/schema/signup';
import { Avatar } from '../parts/avatar';
import { dayFromNow } from './checks';
import classes from './consultants.module.css';
import parts from './parts.module.css';
import { useCodes, useWords } from './words';

/** A consultant in the list: who, which licences with their numbers, and how long they have waited. */
export function ConsultantLine({ consultant: c }: { consultant: Consultant }) {
  const { t } = useTranslation('operator');
  const words = useWords();
  const code = useCodes();
  const today = dayFromNow(0);
  return (
    <li className={classes.line}>
      <Avatar id={c.consultant_id} name={c.name} size={40} />
      <div>
        <Link to={`/operator/consultants/${c.consultant_id}`} className={parts.lead}>{c.name}</Link>
        {c.kana && <Text size="sm" c="dimmed">{c.kana}</Text>}
      </div>
      <ul className={`${classes.licences} ${classes.more}`}>
        {c.licences?.map((l) => (
          <li key={l.kind + l.number}>
            {code('licence', l.kind)} <span className={parts.number}>{l.number}</span>
            {l.valid_until && l.valid_until < today && <Text span size="sm" c="var(--mantine-color-error)"> {t('consultants.expired')}</Text>}
          </li>
        ))}
      </ul>
      <Text size="sm" c="dimmed" className={classes.more}>
        {t('consultants.appliedAt', { age: words.age(c.applied_at) })}
        {c.experience_years !== undefined && `・${t('consultants.years', { count: c.experience_years })}`}
      </Text>
    </li>
  );
}
