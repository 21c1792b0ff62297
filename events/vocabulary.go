package events

// The closed lists that describe consultants and, in part, employees. Signup validates against them, matching compares by
// them, the seeded consultants are made of them. Appending is compatible; a code is never given another meaning. None of
// them states a person's health.

// Licences of consultants. The page names a licence only if its registration was checked.
const (
	LicenceCareerConsultant      Code = "career_consultant"      // キャリアコンサルタント (national register, name protected by law)
	LicenceCertifiedPsychologist Code = "certified_psychologist" // 公認心理師 (national register)
	LicenceClinicalPsychologist  Code = "clinical_psychologist"  // 臨床心理士
	LicenceIndustrialCounselor   Code = "industrial_counselor"   // 産業カウンセラー
	LicencePhysician             Code = "physician"              // 医師; 産業医 only where a company appointed them
	LicenceSocialWorker          Code = "social_worker"          // 精神保健福祉士 (national register)
	LicencePublicHealthNurse     Code = "public_health_nurse"    // 保健師 (national register)
	LicenceCoach                 Code = "coach"                  // private certificates of coaching
)

// Licences lists the kinds of licence.
func Licences() []Code {
	return []Code{LicenceCareerConsultant, LicenceCertifiedPsychologist, LicenceClinicalPsychologist,
		LicenceIndustrialCounselor, LicencePhysician, LicenceSocialWorker, LicencePublicHealthNurse, LicenceCoach}
}

// ThemeReturnToWork is a consultant's experience only: an employee is never asked for it, since it would tell of health.
const ThemeReturnToWork Code = "return_to_work"

// Themes lists what consultants talk about well. All but ThemeReturnToWork may also be an employee's concern.
func Themes() []Code {
	return []Code{"work_relations", "boss_relations", "management", "leadership", "communication", "workload",
		"time_management", "remote_work", "career_design", "skill_growth", "self_understanding", "motivation", "evaluation",
		"new_role", "onboarding", "work_life", "childcare", "elder_care", "life_plan", "diversity", "global", "harassment",
		"self_care", ThemeReturnToWork}
}

// Industries lists lines of business, of companies and of a consultant's experience.
func Industries() []Code {
	return []Code{"manufacturing", "it", "telecom", "finance", "real_estate", "construction", "energy", "retail", "food_lodging",
		"logistics", "medical_welfare", "education", "media", "professional", "public", "agriculture"}
}

// JobTypes lists kinds of work.
func JobTypes() []Code {
	return []Code{"sales", "customer_service", "engineering", "it_engineering", "research", "production", "logistics", "planning",
		"marketing", "design", "hr", "accounting", "back_office", "care_education", "management"}
}

// Styles lists how a consultant talks.
func Styles() []Code {
	return []Code{"listening", "empathic", "questioning", "structuring", "practical", "advising", "frank", "encouraging"}
}

// Values lists what somebody holds dear in work.
func Values() []Code {
	return []Code{"growth", "stability", "autonomy", "contribution", "family", "challenge", "fairness", "creativity", "expertise",
		"harmony", "recognition"}
}

// Backgrounds lists what a consultant did before counselling.
func Backgrounds() []Code {
	return []Code{"hr", "line_management", "executive", "entrepreneurship", "medical_nursing", "education", "public_service",
		"engineering", "sales_service", "overseas"}
}

// Languages lists languages of talks, ISO 639-1.
func Languages() []Code { return []Code{"ja", "en", "zh", "ko", "pt", "es", "vi", "fr"} }

// Genders lists what a consultant may state and an employee may wish for.
func Genders() []Code { return []Code{"female", "male", "other"} }

// AgeBands lists decades of age; 10s is below twenty, 70s is seventy and over.
func AgeBands() []Code { return []Code{"10s", "20s", "30s", "40s", "50s", "60s", "70s"} }

// Parts of a day in Asia/Tokyo: before 12, 12 to 18, from 18.
const (
	PartMorning   Code = "morning"
	PartAfternoon Code = "afternoon"
	PartEvening   Code = "evening"
)
