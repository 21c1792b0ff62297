/** The seven programs, in the order of a working life with the company: from everyday talks to leaving, then those who are to come. */
export const programCodes = ['one_on_one', 'engagement_career', 'regular_care', 'survey_followup', 'mental_harassment', 'exit', 'pre_joining'] as const;

export type ProgramCode = (typeof programCodes)[number];

/** Programs that ask nothing about health, job fit or leaving, and say so. */
export const guarded = (code: ProgramCode): code is 'exit' | 'pre_joining' => code === 'exit' || code === 'pre_joining';
