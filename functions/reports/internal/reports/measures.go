package reports

import "kikite/events"

// Statistic is how a measure's values of a group become one figure.
type Statistic string

// The statistics.
const (
	StatMean  Statistic = "mean"
	StatShare Statistic = "share" // per cent of people with a value of From or more
)

// Measure is a line of the report.
type Measure struct {
	Code      events.Code // of the line
	Source    events.Code // measure of the facts
	Statistic Statistic
	Low, High float64 // ends of the scale, for means
	From      float64 // for shares
	Better    int     // +1: higher is better, -1: lower is better
	Chapter   events.Code
	JA, EN    string
}

// Chapters of the report.
const (
	ChapterMental   events.Code = "mental_health"
	ChapterFit      events.Code = "job_fit"
	ChapterLeave    events.Code = "leave"
	ChapterTalk     events.Code = "talk"
	ChapterSelf     events.Code = "self_check"
	shareOfStrain               = 5  // K6 ≥ 5: psychological stress (Prochaska et al. 2012)
	shareOfDistress             = 10 // K6 ≥ 10: psychological distress (Health Japan 21)
	shareOfSevere               = 13 // K6 ≥ 13: severe
	leaveMeansYes               = 4
)

// Measures lists the lines of the report in their order: those of every month, then the scales of the self-check.
func Measures() []Measure { return append(mainMeasures(), scaleMeasures()...) }

// measuresOf are the lines that are made of a measure of the facts.
func measuresOf(source events.Code) []Measure {
	var out []Measure
	for _, m := range Measures() {
		if m.Source == source {
			out = append(out, m)
		}
	}
	return out
}

// mainMeasures are the lines that everybody reads. K6 shares are published beside its mean: the mean alone hides a group that is split.
func mainMeasures() []Measure {
	return []Measure{
		{"satisfaction", events.MeasureSatisfaction, StatMean, 1, 5, 0, 1, ChapterTalk, "面談の満足度", "Satisfaction with the talks"},
		{"engagement", events.MeasureEngagement, StatMean, 1, 5, 0, 1, ChapterFit, "働く意欲（エンゲージメント）", "Engagement"},
		{"job_fit", events.MeasureJobFit, StatMean, 1, 5, 0, 1, ChapterFit, "適職度", "Job fit"},
		{"k6_mean", events.MeasureK6, StatMean, 0, 24, 0, -1, ChapterMental, "こころの健康（K6の平均）", "Mental health (mean K6)"},
		{"k6_strain", events.MeasureK6, StatShare, 0, 0, shareOfStrain, -1, ChapterMental, "心理的なストレスを感じている人の割合（K6が5点以上）", "Share under psychological stress (K6 of 5 or more)"},
		{"k6_distress", events.MeasureK6, StatShare, 0, 0, shareOfDistress, -1, ChapterMental, "心理的な負担が大きい人の割合（K6が10点以上）", "Share under psychological distress (K6 of 10 or more)"},
		{"k6_severe", events.MeasureK6, StatShare, 0, 0, shareOfSevere, -1, ChapterMental, "心理的な負担がとくに大きい人の割合（K6が13点以上）", "Share under severe distress (K6 of 13 or more)"},
		{"leave", events.MeasureLeave, StatShare, 0, 0, leaveMeansYes, -1, ChapterLeave, "退職を考えている人の割合", "Share thinking of leaving"},
		{"stress_reaction", events.MeasureSumB, StatMean, 29, 116, 0, -1, ChapterSelf, "セルフチェック：心身の反応（点数の合計）", "Self-check: stress reactions (total score)"},
		{"stress_factors", events.MeasureSumA, StatMean, 17, 68, 0, -1, ChapterSelf, "セルフチェック：仕事の負担（点数の合計）", "Self-check: job stressors (total score)"},
		{"support", events.MeasureSumC, StatMean, 9, 36, 0, -1, ChapterSelf, "セルフチェック：周囲の支え（点数の合計・低いほど良い）", "Self-check: support (total score, lower is better)"},
	}
}

// scaleMeasures are the scale points of the self-check, 1 to 5, higher: less stress, in the order of the conversion table. They exist for
// those who gave a sex.
func scaleMeasures() []Measure {
	scales := []struct {
		code   events.Code
		ja, en string
	}{
		{"vigour", "活気", "Vigour"}, {"irritation", "イライラ感", "Irritation"}, {"fatigue", "疲労感", "Fatigue"}, {"anxiety", "不安感", "Anxiety"},
		{"depression", "抑うつ感", "Depression"}, {"somatic", "身体愁訴", "Physical complaints"},
		{"workload_quantity", "心理的な仕事の負担（量）", "Workload (quantity)"}, {"workload_quality", "心理的な仕事の負担（質）", "Workload (quality)"},
		{"physical_load", "自覚的な身体的負担度", "Physical load"}, {"relationships", "職場の対人関係のストレス", "Relationships at work"},
		{"environment", "職場環境によるストレス", "Work environment"}, {"control", "仕事のコントロール度", "Control over work"},
		{"skill_use", "技能の活用度", "Use of skills"}, {"job_suitability", "仕事の適正度", "Suitability of the work"}, {"job_meaning", "働きがい", "Meaning of the work"},
		{"supervisor_support", "上司からのサポート", "Support by the supervisor"}, {"coworker_support", "同僚からのサポート", "Support by colleagues"},
		{"family_support", "家族・友人からのサポート", "Support by family and friends"}, {"life_satisfaction", "仕事や生活の満足度", "Satisfaction with work and life"},
	}
	out := make([]Measure, len(scales))
	for i, s := range scales {
		code := events.MeasureScalePrefix + s.code
		out[i] = Measure{code, code, StatMean, 1, 5, 0, 1, ChapterSelf, "セルフチェック：" + s.ja + "（5段階・高いほど良い）", "Self-check: " + s.en + " (1 to 5, higher is better)"}
	}
	return out
}
