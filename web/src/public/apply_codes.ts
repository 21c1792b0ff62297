/** The closed lists of what an application may say, in the order in which they are offered (events/vocabulary.go). */
export const licenceKinds = [
  'career_consultant', 'certified_psychologist', 'clinical_psychologist', 'industrial_counselor', 'physician', 'social_worker', 'public_health_nurse', 'coach',
] as const;

export const themes = [
  'work_relations', 'boss_relations', 'management', 'leadership', 'communication', 'workload', 'time_management', 'remote_work', 'career_design', 'skill_growth',
  'self_understanding', 'motivation', 'evaluation', 'new_role', 'onboarding', 'work_life', 'childcare', 'elder_care', 'life_plan', 'diversity', 'global', 'harassment',
  'self_care', 'return_to_work',
] as const;

export const industries = [
  'manufacturing', 'it', 'telecom', 'finance', 'real_estate', 'construction', 'energy', 'retail', 'food_lodging', 'logistics', 'medical_welfare', 'education', 'media',
  'professional', 'public', 'agriculture',
] as const;

export const jobTypes = [
  'sales', 'customer_service', 'engineering', 'it_engineering', 'research', 'production', 'logistics', 'planning', 'marketing', 'design', 'hr', 'accounting',
  'back_office', 'care_education', 'management',
] as const;

export const styles = ['listening', 'empathic', 'questioning', 'structuring', 'practical', 'advising', 'frank', 'encouraging'] as const;

export const values = ['growth', 'stability', 'autonomy', 'contribution', 'family', 'challenge', 'fairness', 'creativity', 'expertise', 'harmony', 'recognition'] as const;

export const backgrounds = [
  'hr', 'line_management', 'executive', 'entrepreneurship', 'medical_nursing', 'education', 'public_service', 'engineering', 'sales_service', 'overseas',
] as const;

export const languages = ['ja', 'en', 'zh', 'ko', 'pt', 'es', 'vi', 'fr'] as const;

export const genders = ['female', 'male', 'other'] as const;

/** Nobody is licensed below twenty. */
export const ageBands = ['20s', '30s', '40s', '50s', '60s', '70s'] as const;

export type LicenceKind = (typeof licenceKinds)[number];
