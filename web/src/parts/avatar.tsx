import classes from './avatar.module.css';

const tones = 6;

/** A drawn stand-in for a person: the first letter of the name on a colour that is always the same for the same ID. */
export function Avatar({ id, name, size = 48 }: { id: string; name: string; size?: number }) {
  let hash = 0;
  for (const c of id) hash = (hash * 31 + c.charCodeAt(0)) >>> 0;
  const tone = hash % tones;
  const tilt = (hash >>> 8) % 60;
  return (
    <svg width={size} height={size} viewBox="0 0 48 48" aria-hidden="true" focusable="false" className={classes[`tone${tone}`]}>
      <circle cx="24" cy="24" r="24" className={classes.ground} />
      <path d="M4 38c8-12 32-12 40 0v10H4z" className={classes.wave} transform={`rotate(${tilt - 30} 24 24)`} />
      <text x="24" y="31" textAnchor="middle" className={classes.letter}>{[...name.trim()][0] ?? ''}</text>
    </svg>
  );
}
