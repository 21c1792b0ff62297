// Package taxonomy is what a talk can be about and what in it needs attention: closed lists of codes with their wording, shared by
// the consultant's record, the analysers and the facts. Appending is compatible; a code is never given another meaning.
package taxonomy

import (
	"slices"

	"kikite/events"
)

// Entry is a code with its wording and, for topics, its area.
type Entry struct {
	Code events.Code
	Area events.Code
	JA   string
	EN   string
}

// Areas of topics.
const (
	AreaWork   events.Code = "work"   // doing the work here
	AreaCareer events.Code = "career" // one's way through working life
	AreaHealth events.Code = "health"
	AreaLife   events.Code = "life"
)

// Topics that some rule names. The others are in Topics only.
const (
	Harassment     events.Code = "harassment"
	JobFit         events.Code = "job_fit"
	Turnover       events.Code = "turnover"
	MentalHealth   events.Code = "mental_health"
	PhysicalHealth events.Code = "physical_health"
	Sleep          events.Code = "sleep"
	Family         events.Code = "family"
)

// Topics lists what a talk can be about, work and career in depth.
func Topics() []Entry {
	return []Entry{
		{"workload", AreaWork, "仕事の量", "Workload"},
		{"working_hours", AreaWork, "労働時間・休暇", "Working hours and leave"},
		{"job_content", AreaWork, "仕事の内容", "Content of the work"},
		{"autonomy", AreaWork, "裁量・進め方", "Autonomy"},
		{"role_clarity", AreaWork, "役割・責任・目標", "Role, responsibility, goals"},
		{"manager", AreaWork, "上司との関係", "Manager"},
		{"colleagues", AreaWork, "同僚・チームとの関係", "Colleagues and team"},
		{"subordinates", AreaWork, "部下・後輩の育成", "Leading others"},
		{"communication", AreaWork, "情報共有・コミュニケーション", "Communication"},
		{Harassment, AreaWork, "ハラスメント", "Harassment"},
		{"organisation", AreaWork, "会社の方針・体制", "Policy and organisation"},
		{"environment", AreaWork, "職場環境・リモートワーク", "Workplace and remote work"},
		{"customers", AreaWork, "顧客・取引先対応", "Customers"},
		{"evaluation", AreaWork, "評価・昇進", "Evaluation and promotion"},
		{"pay", AreaWork, "給与・待遇", "Pay and benefits"},
		{"growth", AreaCareer, "成長・学び", "Growth and learning"},
		{"career", AreaCareer, "キャリア・将来", "Career and future"},
		{JobFit, AreaCareer, "適性・やりがい", "Job fit and meaning"},
		{"transfer", AreaCareer, "異動・配置", "Transfer and placement"},
		{Turnover, AreaCareer, "離職・転職", "Leaving the company"},
		{"work_life", AreaLife, "仕事と生活の両立", "Work and private life"},
		{Family, AreaLife, "家族・育児・介護", "Family and care"},
		{MentalHealth, AreaHealth, "心の健康", "Mental health"},
		{PhysicalHealth, AreaHealth, "体の健康", "Physical health"},
		{Sleep, AreaHealth, "睡眠・疲労", "Sleep and fatigue"},
	}
}

// Signals that need attention. They reach the care queue of the service, never the company.
const (
	SignalOverwork     events.Code = "overwork"
	SignalHarassment   events.Code = "harassment"
	SignalLeave        events.Code = "wish_to_leave"
	SignalDangerSelf   events.Code = "danger_self"
	SignalDangerOthers events.Code = "danger_others"
)

// Signals lists the risk signs.
func Signals() []Entry {
	return []Entry{
		{SignalOverwork, "", "過重労働", "Overwork"},
		{SignalHarassment, "", "ハラスメント", "Harassment"},
		{SignalLeave, "", "離職の意向", "Wish to leave"},
		{SignalDangerSelf, "", "自分を傷つけるおそれ", "Danger to self"},
		{SignalDangerOthers, "", "他者を傷つけるおそれ", "Danger to others"},
	}
}

// Known says whether a code is one of the entries.
func Known(entries []Entry, code events.Code) bool {
	return slices.ContainsFunc(entries, func(e Entry) bool { return e.Code == code })
}

// Withheld says whether a topic must not be counted for a program: exit and pre_joining talks state nothing about health, job fit
// or leaving, whatever was said.
func Withheld(program, topic events.Code) bool {
	if program != events.Exit && program != events.PreJoining {
		return false
	}
	return slices.Contains([]events.Code{MentalHealth, PhysicalHealth, Sleep, JobFit, Turnover}, topic)
}
