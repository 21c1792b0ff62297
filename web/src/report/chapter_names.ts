import type texts from '../i18n/ja/report.json';

type Chapter = keyof (typeof texts)['chapter'];

/** The chapters in the order in which they are read. */
export const chapters: readonly Chapter[] = ['job_fit', 'mental_health', 'leave', 'talk', 'self_check'];
