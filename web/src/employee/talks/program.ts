const programs = ['one_on_one', 'engagement_career', 'regular_care', 'survey_followup', 'mental_harassment', 'exit', 'pre_joining'] as const;

/** The key of a program's name in the common texts; undefined for one that this client does not know yet. */
export function programName(code: string) {
  const program = programs.find((p) => p === code);
  return program && (`program.${program}` as const);
}
