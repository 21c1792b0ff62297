import { useTranslation } from 'react-i18next';
import classes from './many.module.css';

const full = Array.from({ length: 12 }, (_, i) => ({ x: 22 + (i % 4) * 30, y: 26 + Math.floor(i / 4) * 30 }));
const few = [{ x: 22, y: 156 }, { x: 52, y: 156 }, { x: 82, y: 156 }];

/** How answers become figures: many go into one bar, a few are put together with others first. */
export function Many() {
  const { t } = useTranslation('public');
  return (
    <div>
      <svg viewBox="0 0 340 190" width="340" height="190" role="img" aria-label={t('home.promise.drawing')} className={classes.root}>
        {full.map((p) => <circle key={`${p.x}/${p.y}`} cx={p.x} cy={p.y} r="10" className={classes.person} />)}
        {few.map((p) => <circle key={p.x} cx={p.x} cy={p.y} r="9" className={classes.few} />)}
        <path d="M128 26c40 0 44 30 84 30M128 56h84M128 86c40 0 44-30 84-30" className={classes.line} />
        <path d="M100 156c60 0 56-84 112-92" className={classes.faint} />
        <rect x="222" y="44" width="106" height="24" rx="12" className={classes.rest} />
        <rect x="222" y="44" width="70" height="24" rx="12" className={classes.bar} />
      </svg>
      <ul className={classes.caption}>
        <li><span className={classes.dot} />{t('home.promise.many')}</li>
        <li><span className={`${classes.dot} ${classes.ring}`} />{t('home.promise.few')}</li>
      </ul>
    </div>
  );
}
