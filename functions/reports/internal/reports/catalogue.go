package reports

import "kikite/events"

// guideline is the basis of the proposals on mental health at work.
const guideline = "厚生労働省「労働者の心の健康の保持増進のための指針」"

// proposals returns what the catalogue suggests for a finding; nothing is suggested without a finding.
func proposals(finding events.Code) []Proposal {
	out := []Proposal{}
	for _, code := range remedies()[finding] {
		out = append(out, catalogue()[code])
	}
	return out
}

// remedies maps findings to entries of the catalogue.
func remedies() map[events.Code][]events.Code {
	return map[events.Code][]events.Code{
		"engagement": {"one_on_one", "role_talk"}, "job_fit": {"role_talk", "career_program"}, "leave": {"career_program", "one_on_one"},
		"satisfaction": {"ask_consultants"}, "k6_mean": {"line_care", "hours"}, "k6_distress": {"line_care", "hours"}, "k6_severe": {"line_care", "physician"},
		"distress_above_nation": {"line_care", "physician"}, "stress_reaction": {"hours", "line_care"}, "stress_factors": {"hours", "workplace_talk"},
		"support": {"one_on_one", "workplace_talk"}, "topic_workload": {"hours"}, "topic_working_hours": {"hours"}, "topic_manager": {"one_on_one"},
		"topic_colleagues": {"workplace_talk"}, "topic_communication": {"workplace_talk"}, "topic_harassment": {"harassment_desk"},
		"topic_evaluation": {"evaluation_talk"}, "topic_pay": {"evaluation_talk"}, "topic_growth": {"career_program"}, "topic_career": {"career_program"},
		"topic_job_fit": {"role_talk"}, "topic_turnover": {"career_program"}, "topic_role_clarity": {"role_talk"}, "topic_work_life": {"hours"},
	}
}

// catalogue is the list of proposals: what to do, the effort, and on what it rests.
func catalogue() map[events.Code]Proposal {
	entry := func(code events.Code, effort events.Code, basis, ja, en string) Proposal {
		return Proposal{Code: code, Effort: effort, Basis: basis, Action: Text{ja, en}}
	}
	list := []Proposal{
		entry("line_care", "medium", guideline, "管理職向けに、部下の変化に気づき話を聴くための研修（ラインケア研修）を行う。", "Train managers to notice and to listen (line care)."),
		entry("physician", "low", guideline, "産業医・保健師への相談先をあらためて全員に案内する。", "Tell everybody again how to reach the occupational physician or nurse."),
		entry("hours", "medium", "労働安全衛生法第66条の8", "時間外労働の実績を確認し、業務の優先順位と分担を部署の責任者と見直す。", "Review overtime, priorities and distribution of work with the heads of department."),
		entry("one_on_one", "low", "上司1on1の代行プログラム", "「上司1on1の代行」を対象部署で始め、上司との対話を補う。", "Start the one-on-one program in the department to complement talks with the manager."),
		entry("role_talk", "low", guideline, "役割と期待を上司と本人が言葉にして確かめる面談を、四半期に一度行う。", "Have role and expectations talked through once a quarter."),
		entry("career_program", "low", "職業能力開発促進法第10条の3（セルフ・キャリアドック）", "キャリア支援の面談枠を増やし、社内の異動・学びの機会を案内する。", "Offer more career talks and point to moves and learning inside the company."),
		entry("workplace_talk", "medium", "職場環境改善のためのヒント集（メンタルヘルスアクションチェックリスト）", "部署ごとに、働きやすさを話し合う場を設け、改善を三つまで決めて試す。", "Let the department discuss its working conditions and try up to three improvements."),
		entry("harassment_desk", "low", "労働施策総合推進法第30条の2", "ハラスメントの相談窓口と、相談した人が不利益を受けないことを、あらためて周知する。", "Make the harassment desk and the ban on retaliation known again."),
		entry("evaluation_talk", "medium", guideline, "評価の基準と決まり方を説明する場を設ける。", "Explain criteria and process of evaluation."),
		entry("ask_consultants", "low", "サービス運用", "面談の進め方について、運営と専門家で改善点を話し合う。", "Let operator and consultants discuss how the talks can improve."),
	}
	out := make(map[events.Code]Proposal, len(list))
	for _, p := range list {
		out[p.Code] = p
	}
	return out
}

// topicName is the wording of the topics of talks in findings.
func topicName(code events.Code) Text {
	names := map[events.Code]Text{
		"workload": {"仕事の量", "workload"}, "working_hours": {"労働時間・休暇", "working hours"}, "manager": {"上司との関係", "manager"},
		"colleagues": {"同僚・チームとの関係", "colleagues"}, "communication": {"情報共有・コミュニケーション", "communication"},
		"harassment": {"ハラスメント", "harassment"}, "evaluation": {"評価・昇進", "evaluation"}, "pay": {"給与・待遇", "pay"},
		"growth": {"成長・学び", "growth"}, "career": {"キャリア・将来", "career"}, "job_fit": {"適性・やりがい", "job fit"},
		"turnover": {"離職・転職", "leaving"}, "role_clarity": {"役割・責任・目標", "role"}, "work_life": {"仕事と生活の両立", "work and life"},
		"job_content": {"仕事の内容", "content of the work"}, "autonomy": {"裁量・進め方", "autonomy"},
		"subordinates": {"部下・後輩の育成", "leading others"}, "organisation": {"会社の方針・体制", "policy and organisation"},
		"environment": {"職場環境・リモートワーク", "workplace and remote work"}, "customers": {"顧客・取引先対応", "customers"},
		"transfer": {"異動・配置", "transfer and placement"}, "family": {"家族・育児・介護", "family and care"},
		"mental_health": {"心の健康", "mental health"}, "physical_health": {"体の健康", "physical health"}, "sleep": {"睡眠・疲労", "sleep and fatigue"},
	}
	if t, ok := names[code]; ok {
		return t
	}
	return Text{"そのほかの話題", "another topic"} // a code is nothing for readers
}
