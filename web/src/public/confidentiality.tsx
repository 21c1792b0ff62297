import { Title } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Band, Opening } from './band';
import classes from './confidentiality.module.css';
import { Erasure, Exception, Frequent, Notice, Records } from './confidentiality_more';
import { ExampleReport } from './example_report';
import { useHere } from './here';

const never = ['registered', 'booked', 'came', 'said', 'answered'] as const;
const rules = ['ten', 'merge', 'subtract', 'edge'] as const;

/** How confidentiality works, with what a company really sees. */
export function Component() {
  const { t } = useTranslation('public');
  useHere();
  return (
    <>
      <Opening title={t('conf.title')} lead={t('conf.lead')} />
      <Sees />
      <Never />
      <Rules />
      <Notice />
      <Records />
      <Exception />
      <Erasure />
      <Frequent />
    </>
  );
}

function Sees() {
  const { t } = useTranslation('public');
  return (
    <Band title={t('conf.sees.title')} lead={t('conf.sees.lead')} tone="tint">
      <ExampleReport />
      <p className={classes.also}>{t('conf.sees.also')}</p>
    </Band>
  );
}

function Never() {
  const { t } = useTranslation('public');
  return (
    <Band title={t('conf.never.title')} lead={t('conf.never.lead')} tone="deep">
      <ul className={`${classes.grid} ${classes.never}`}>
        {never.map((n) => (
          <li key={n}>
            <IconEyeOff size={24} aria-hidden />
            <div>
              <Title order={3}>{t(`conf.never.${n}.title`)}</Title>
              <p>{t(`conf.never.${n}.text`)}</p>
            </div>
          </li>
        ))}
      </ul>
    </Band>
  );
}

function Rules() {
  const { t } = useTranslation('public');
  return (
    <Band title={t('conf.rules.title')}>
      <div className={`${classes.grid} ${classes.rules} ${classes.dim}`}>
        {rules.map((r) => (
          <div key={r}>
            <Title order={3}>{t(`conf.rules.${r}.title`)}</Title>
            <p>{t(`conf.rules.${r}.text`)}</p>
          </div>
        ))}
      </div>
    </Band>
  );
}
