import type { Answer, AnsweredProposal } from '../api/schema/reports';

/** A proposal of a finding as the API lists it, with an answer if one is named. */
export const answers = (proposal: string, finding: string, answer?: Answer['answer'], why?: string): AnsweredProposal => ({
  finding, about: 'lines/engagement/company', proposal, revision: 1, version: answer ? 1 : 0, changes: [], statement: { ja: `課題 ${finding}`, en: `Finding ${finding}` },
  details: { code: proposal, effort: 'low', basis: '', action: { ja: `提案 ${proposal}`, en: `Proposal ${proposal}` }, who: { ja: '', en: '' }, evidence: { ja: '', en: '' } },
  ...(answer && { answer: { answer, why, on: '2026-11-12' } }),
});
