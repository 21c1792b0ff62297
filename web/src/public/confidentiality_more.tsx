import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Band } from './band';
import classes from './confidentiality.module.css';
import { Questions } from './questions';

const noticed = ['mail', 'device', 'time', 'words'] as const;
const records = ['talk', 'survey', 'excerpt', 'figures'] as const;
const questions = ['pay', 'boss', 'operator', 'quit', 'small', 'check', 'refuse'] as const;

/** What an employer could notice outside the service, said before the first booking. */
export function Notice() {
  const { t } = useTranslation('public');
  return (
    <Band id="notice" title={t('conf.notice.title')} lead={t('conf.notice.lead')} tone="tint">
      <ul className={classes.list}>{noticed.map((n) => <li key={n}>{t(`conf.notice.${n}`)}</li>)}</ul>
    </Band>
  );
}

/** What becomes of words and numbers after a talk. */
export function Records() {
  const { t } = useTranslation('public');
  return (
    <Band title={t('conf.records.title')} lead={t('conf.records.lead')}>
      <div className={`${classes.grid} ${classes.dim}`}>
        {records.map((r) => (
          <div key={r}>
            <Title order={3}>{t(`conf.records.${r}.title`)}</Title>
            <p>{t(`conf.records.${r}.text`)}</p>
          </div>
        ))}
      </div>
    </Band>
  );
}

/** The one exception: danger to life comes first. */
export function Exception() {
  const { t } = useTranslation('public');
  return (
    <Band title={t('conf.life.title')} tone="tint">
      <div className={classes.life}>
        <p>{t('conf.life.text')}</p>
        <p>{t('conf.life.after')}</p>
      </div>
    </Band>
  );
}

/** That everything can be erased, and what erasing means. */
export function Erasure() {
  const { t } = useTranslation('public');
  return (
    <Band title={t('conf.erase.title')}>
      <div className={classes.text}>
        <p>{t('conf.erase.text')}</p>
        <p>{t('conf.erase.kept')}</p>
      </div>
    </Band>
  );
}

/** What people ask most. */
export function Frequent() {
  const { t } = useTranslation('public');
  const of = questions.map((key) => ({ key, q: t(`conf.faq.${key}.q`), a: t(`conf.faq.${key}.a`) }));
  return <Band id="faq" title={t('conf.faq.title')} tone="tint" narrow><Questions of={of} /></Band>;
}
