import { api, ask } from '../api/client';

/** The key of the answers to one month's proposals. */
export const answersKey = (month: string) => ['reports', month, 'answers'];

/** Reads them. */
export const readAnswers = (month: string) => ask(api.reports.GET('/api/reports/reports/{month}/answers', { params: { path: { month } } }));
