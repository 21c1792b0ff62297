package reports

import (
	"strings"

	"kikite/events"
)

// Bases of several proposals.
const (
	guideline   = "厚生労働省「労働者の心の健康の保持増進のための指針」"
	improvement = "職場環境改善のためのヒント集（メンタルヘルスアクションチェックリスト）"
	selfCareer  = "職業能力開発促進法第10条の3（セルフ・キャリアドック）"
	practice    = "実務での進め方（このサービスの運用）"
)

// proposals returns what the catalogue suggests for a finding; nothing is suggested without a finding.
func proposals(finding events.Code) []Proposal {
	out := []Proposal{}
	all := catalogue()
	for _, code := range remedies()[finding] {
		out = append(out, all[code])
	}
	return out
}

// remedies maps findings to entries of the catalogue, what is most likely to help first.
func remedies() map[events.Code][]events.Code {
	return map[events.Code][]events.Code{
		"engagement": {"job_crafting", "one_on_one", "role_talk"}, "job_fit": {"role_talk", "career_program", "transfer_wish"}, "leave": {"stay_talk", "career_program", "one_on_one"},
		"satisfaction": {"ask_consultants"}, "participation": {"say_again"},
		"k6_mean": {"line_care", "hours", "self_care"}, "k6_strain": {"self_care", "line_care"}, "k6_distress": {"line_care", "hours", "physician"}, "k6_severe": {"physician", "line_care"},
		"distress_above_nation": {"physician", "line_care", "hours"},
		"stress_reaction":       {"hours", "line_care", "self_care"}, "stress_factors": {"workplace_talk", "hours", "work_list"}, "support": {"one_on_one", "workplace_talk", "mentor"},
		"job_stress": {"workplace_talk", "work_list", "line_care"}, "job_stress_quantity_control": {"work_list", "own_pace", "hours"}, "job_stress_support": {"line_care", "one_on_one", "civility"},

		"scale_vigour": {"job_crafting", "one_on_one"}, "scale_irritation": {"self_care", "civility"}, "scale_fatigue": {"hours", "interval"}, "scale_anxiety": {"line_care", "physician"},
		"scale_depression": {"physician", "self_care"}, "scale_somatic": {"physician", "interval"}, "scale_workload_quantity": {"work_list", "hours"},
		"scale_workload_quality": {"work_list", "learning"}, "scale_physical_load": {"workplace_round"}, "scale_relationships": {"civility", "workplace_talk"},
		"scale_environment": {"workplace_round"}, "scale_control": {"own_pace", "workplace_talk"}, "scale_skill_use": {"job_crafting", "transfer_wish"},
		"scale_job_suitability": {"role_talk", "transfer_wish"}, "scale_job_meaning": {"job_crafting", "role_talk"}, "scale_supervisor_support": {"line_care", "one_on_one"},
		"scale_coworker_support": {"workplace_talk", "mentor"}, "scale_family_support": {"flexible"}, "scale_life_satisfaction": {"flexible", "career_program"},

		"topic_workload": {"work_list", "hours"}, "topic_working_hours": {"hours", "interval"}, "topic_job_content": {"job_crafting", "role_talk"}, "topic_autonomy": {"own_pace"},
		"topic_role_clarity": {"role_talk"}, "topic_manager": {"one_on_one", "line_care"}, "topic_colleagues": {"civility", "workplace_talk"},
		"topic_subordinates": {"manager_relief", "line_care"}, "topic_communication": {"workplace_talk"}, "topic_harassment": {"harassment_desk", "harassment_training"},
		"topic_organisation": {"say_why"}, "topic_environment": {"workplace_round"}, "topic_customers": {"customer_rules"}, "topic_evaluation": {"evaluation_talk"},
		"topic_pay": {"pay_rules", "evaluation_talk"}, "topic_growth": {"learning", "mentor"}, "topic_career": {"career_program"}, "topic_job_fit": {"role_talk", "transfer_wish"},
		"topic_transfer": {"transfer_wish"}, "topic_turnover": {"stay_talk", "career_program"}, "topic_work_life": {"flexible", "hours"}, "topic_family": {"flexible"},
		"topic_mental_health": {"physician", "line_care"}, "topic_physical_health": {"physician"}, "topic_sleep": {"interval", "hours"},

		"reason_pay": {"pay_rules"}, "reason_evaluation": {"evaluation_talk"}, "reason_relations": {"civility", "line_care"}, "reason_hours": {"hours", "flexible"},
		"reason_growth": {"learning", "career_program"}, "reason_policy": {"say_why"}, "reason_offer": {"stay_talk"}, "reason_preventable": {"stay_talk"},
		"worry_work": {"first_weeks", "job_preview"}, "worry_relations": {"mentor", "first_weeks"}, "worry_place": {"job_preview"}, "worry_conditions": {"job_preview"},
		"worry_preparation": {"first_weeks"}, "worry_contact": {"contact_person"},
	}
}

// catalogue is the list of proposals by code: what to do, who for whom, the effort, on what it rests and how well it is known to help.
// docs/reports.md documents it.
func catalogue() map[events.Code]Proposal {
	out := map[events.Code]Proposal{}
	for _, list := range [][]Proposal{workProposals(), relationProposals(), healthProposals(), careerProposals(), joiningProposals()} {
		for _, p := range list {
			out[p.Code] = p
		}
	}
	return out
}

// Grades of evidence, before its source.
func trials(ja, en string) Text {
	return Text{"比較試験や、その総説があります。" + ja, "Trials or reviews of them: " + en}
}
func followed(ja, en string) Text {
	return Text{"追跡調査の総説があります（因果は確かではありません）。" + ja, "Reviews of cohort studies (cause not certain): " + en}
}
func lawful(ja, en string) Text {
	return Text{"法令や国の指針で求められています。効果の比較試験は確かめていません。" + ja,
		strings.TrimSpace("Asked for by law or guideline; no trial of its effect was looked for. " + en)}
}
func known() Text {
	return Text{"実務での知見です。効果を確かめた研究は挙げられません。", "Experience from practice; no study can be named."}
}
