import { Button, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Band } from './band';
import classes from './home.module.css';

const points = ['one', 'two', 'three'] as const;
const stages = ['ask', 'hear', 'contract', 'live'] as const;

/** For those who were invited and came here instead of opening their mail. */
export function Invited() {
  const { t } = useTranslation('public');
  return <a href="#invited" className={classes.quiet}>{t('home.invited')}</a>;
}

/** What companies and what employees have of it, and where each goes on. */
export function Whom() {
  const { t } = useTranslation('public');
  const { t: common } = useTranslation();
  return (
    <Band title={t('home.whom.title')} tone="tint">
      <div className={classes.two}>
        <div className={classes.panel}>
          <Title order={3}>{t('home.whom.company.title')}</Title>
          <ul>{points.map((p) => <li key={p}>{t(`home.whom.company.${p}`)}</li>)}</ul>
          <Button component={Link} to="/inquiry">{t('home.whom.company.action')}</Button>
        </div>
        <div className={classes.panel} id="invited">
          <Title order={3}>{t('home.whom.employee.title')}</Title>
          <ul>{points.map((p) => <li key={p}>{t(`home.whom.employee.${p}`)}</li>)}</ul>
          <p>{t('home.whom.employee.invited')}</p>
          <Button component={Link} to="/home" variant="default">{common('signIn')}</Button>
        </div>
      </div>
    </Band>
  );
}

/** The way from the first question to the first talk. */
export function Stages() {
  const { t } = useTranslation('public');
  return (
    <ol className={classes.start}>
      {stages.map((s) => (
        <li key={s}>
          <Title order={3}>{t(`home.start.${s}.title`)}</Title>
          <p>{t(`home.start.${s}.text`)}</p>
        </li>
      ))}
    </ol>
  );
}

/** How a company begins, and the invitation to ask. */
export function Start() {
  const { t } = useTranslation('public');
  return (
    <Band title={t('home.start.title')}>
      <Stages />
      <div className={classes.cta}>
        <p>{t('home.start.cta')}</p>
        <div className={classes.actions}>
          <Button component={Link} to="/inquiry?interest=consultation" size="lg">{t('home.consult')}</Button>
          <Button component={Link} to="/inquiry?interest=brochure" size="lg" variant="default">{t('home.brochure')}</Button>
        </div>
      </div>
    </Band>
  );
}
