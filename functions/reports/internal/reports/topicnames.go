package reports

import "kikite/events"

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

// pooledName is the wording of reasons to leave and of worries before joining; ok is false for what is neither.
func pooledName(code events.Code) (Text, bool) {
	t, ok := map[events.Code]Text{
		"reason_pay": {"給与・待遇", "pay and benefits"}, "reason_evaluation": {"評価・昇進のしくみ", "evaluation and promotion"},
		"reason_relations": {"上司や同僚との関係", "relations with manager and colleagues"}, "reason_hours": {"労働時間・休みの取りやすさ", "working hours and leave"},
		"reason_growth": {"成長や学びの機会", "chances to grow and learn"}, "reason_policy": {"会社の方針・将来性", "the company's direction"},
		"reason_offer": {"次に進みたい道が見つかったこと", "a path to take next"}, "reason_preventable": {"会社の対応しだいで結果は変わっていた", "the company could have changed the outcome"},
		"worry_work": {"仕事の内容についていけるか", "keeping up with the work"}, "worry_relations": {"上司や同僚とうまくやれるか", "getting along with people"},
		"worry_place": {"配属先・勤務地", "the place of work"}, "worry_conditions": {"給与・勤務時間などの条件", "pay, hours and other terms"},
		"worry_preparation": {"入社までの準備", "what to prepare"}, "worry_contact": {"会社からの連絡の少なさ", "hearing too little from the company"},
	}[code]
	return t, ok
}
