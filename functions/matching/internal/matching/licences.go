package matching

import "kikite/events"

// licenceWords says how a licence may be shown. Two titles are protected:
// キャリアコンサルタント by the Human Resources Development Promotion Act (職業能力開発促進法 30条の28), so it appears only for a
// registration of that kind; and 産業医 is a function that a company appoints (労働安全衛生法 13条), so a physician is 医師 here.
// Signup lists in an event only licences whose registration an operator checked.
func licenceWords() map[events.Code]Label {
	return words(
		Label{events.LicenceCareerConsultant, "キャリアコンサルタント", "career consultant (national register)"},
		Label{events.LicenceCertifiedPsychologist, "公認心理師", "certified public psychologist"},
		Label{events.LicenceClinicalPsychologist, "臨床心理士", "clinical psychologist"},
		Label{events.LicenceIndustrialCounselor, "産業カウンセラー", "industrial counselor"},
		Label{events.LicencePhysician, "医師", "physician"},
		Label{events.LicenceSocialWorker, "精神保健福祉士", "mental health social worker"},
		Label{events.LicencePublicHealthNurse, "保健師", "public health nurse"},
		Label{events.LicenceCoach, "コーチ", "coach"},
	)
}

// specialists says whose training a program calls for, best first; programs without an entry suit every licence.
func specialists() map[events.Code][]events.Code {
	return map[events.Code][]events.Code{
		events.MentalHarassment: {events.LicenceCertifiedPsychologist, events.LicenceClinicalPsychologist, events.LicencePhysician,
			events.LicenceSocialWorker, events.LicencePublicHealthNurse, events.LicenceIndustrialCounselor},
		events.RegularCare: {events.LicenceIndustrialCounselor, events.LicenceCertifiedPsychologist, events.LicenceClinicalPsychologist,
			events.LicencePublicHealthNurse},
		events.EngagementCareer: {events.LicenceCareerConsultant, events.LicenceCoach},
		events.OneOnOne:         {events.LicenceCareerConsultant, events.LicenceCoach, events.LicenceIndustrialCounselor},
		events.SurveyFollowup:   {events.LicenceIndustrialCounselor, events.LicenceCareerConsultant},
		events.PreJoining:       {events.LicenceCareerConsultant},
		events.Exit:             {events.LicenceCareerConsultant, events.LicenceIndustrialCounselor},
	}
}
