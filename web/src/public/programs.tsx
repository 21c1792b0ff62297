import { Button, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Opening } from './band';
import { useHere } from './here';
import { guarded, type ProgramCode, programCodes } from './program_codes';
import classes from './programs.module.css';

/** What each of the seven programs is good for, what happens in it, and what the company receives. */
export function Component() {
  const { t } = useTranslation('public');
  const { t: common } = useTranslation();
  useHere();
  return (
    <>
      <Opening title={t('programs.title')} lead={t('programs.lead')} />
      <div className={classes.body}>
        <nav aria-label={t('programs.index')} className="no-print">
          <ul className={classes.index}>
            {programCodes.map((code) => <li key={code}><a href={`#${code}`}>{common(`program.${code}`)}</a></li>)}
          </ul>
        </nav>
        {programCodes.map((code, i) => <Program key={code} code={code} number={i + 1} />)}
        <div className={classes.close}>
          <p>{t('programs.close')}</p>
          <Button component={Link} to="/inquiry?interest=consultation" size="md">{t('home.consult')}</Button>
        </div>
      </div>
    </>
  );
}

function Program({ code, number }: { code: ProgramCode; number: number }) {
  const { t } = useTranslation('public');
  const { t: common } = useTranslation();
  return (
    <section id={code} aria-labelledby={`${code}-name`} className={classes.program}>
      <div>
        <span className={classes.number} aria-hidden="true">{String(number).padStart(2, '0')}</span>
        <Title order={2} size="h3" fz="1.25rem" id={`${code}-name`}>{common(`program.${code}`)}</Title>
        <p>{t(`programs.${code}.short`)}</p>
      </div>
      <div>
        <dl>
          {(['when', 'what', 'gets'] as const).map((k) => (
            <div key={k}>
              <dt>{t(`programs.${k}`)}</dt>
              <dd>{t(`programs.${code}.${k}`)}</dd>
            </div>
          ))}
          {guarded(code) && (
            <div className={classes.note}>
              <dt>{t('programs.promise')}</dt>
              <dd>{t(`programs.${code}.note`)}</dd>
            </div>
          )}
        </dl>
      </div>
    </section>
  );
}
