import classes from './window.module.css';

/** Two cups of tea before a round window: somebody has time to listen. Our own drawing; in the dark scheme it is night. */
export function Window() {
  return (
    <svg viewBox="0 0 520 440" width="520" height="440" aria-hidden="true" focusable="false" className={classes.root}>
      <defs>
        <clipPath id="pane"><circle cx="264" cy="196" r="176" /></clipPath>
        <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="var(--sky-high)" />
          <stop offset="0.75" stopColor="var(--sky-low)" />
        </linearGradient>
      </defs>
      <g clipPath="url(#pane)">
        <path d="M80 12h368v368H80z" fill="url(#sky)" />
        <circle cx="346" cy="128" r="34" className={classes.sun} />
        <path d="M80 246c58-44 106-14 160-34 66-25 122-46 216 22v160H80z" className={classes.far} />
        <path d="M80 286c70-40 130 6 196-16s118-28 180 6v130H80z" className={classes.middle} />
        <path d="M80 334c82-30 140 10 214-8s110-8 162 10v80H80z" className={classes.near} />
        <path d="m150 300 17-46 17 46zM176 306l13-36 13 36zM372 292l15-42 15 42z" className={classes.near} />
      </g>
      <circle cx="264" cy="196" r="176" className={classes.frame} />
      <Branch />
      <ellipse cx="264" cy="426" rx="226" ry="9" className={classes.shade} />
      <rect x="44" y="394" width="440" height="15" rx="7.5" className={classes.table} />
      <path d="M178 328h68l-6 55a13 13 0 0 1-13 11h-30a13 13 0 0 1-13-11z" className={classes.cup} />
      <ellipse cx="212" cy="330" rx="34" ry="6.5" className={classes.cup} />
      <ellipse cx="212" cy="330" rx="29" ry="4.5" className={classes.rim} />
      <path d="M294 328h68l-6 55a13 13 0 0 1-13 11h-30a13 13 0 0 1-13-11z" className={classes.other} />
      <path d="m296.5 352 1.6 14h59.8l1.6-14z" className={classes.stripe} />
      <ellipse cx="328" cy="330" rx="34" ry="6.5" className={classes.other} />
      <ellipse cx="328" cy="330" rx="29" ry="4.5" className={classes.rim} />
      <path d="M206 312c-12-17 11-28 1-46s10-26 16-42" className={classes.steam} />
      <path d="M334 312c12-17-11-28-1-46s-10-26-16-42" className={`${classes.steam} ${classes.late}`} />
    </svg>
  );
}

function Branch() {
  return (
    <g>
      <path d="M18 58c52-4 96 22 150 14M96 62c12 12 20 22 22 36" className={classes.branch} />
      <path d="M62 54c4-20 20-28 38-28-4 18-18 28-38 28zM150 74c10-14 26-18 42-12-10 14-24 18-42 12z" className={classes.leaf} />
      <circle cx="62" cy="84" r="18" className={classes.fruit} />
      <circle cx="120" cy="112" r="20" className={classes.fruit} />
      <path d="M50 69c8-5 16-5 24 0-6 5-18 5-24 0zM106 95c9-5 19-5 28 0-8 6-20 6-28 0z" className={classes.leaf} />
    </g>
  );
}
