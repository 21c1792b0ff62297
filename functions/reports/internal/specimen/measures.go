package specimen

import "kikite/functions/reports/internal/reports"

// measures are lines of every kind, in words of their own: those of the product change, and what the forms are held against must not.
func measures() []reports.Measure {
	mean, share := reports.StatMean, reports.StatShare
	return []reports.Measure{
		{Code: "satisfaction", Statistic: mean, Low: 1, High: 5, Better: 1, Chapter: reports.ChapterTalk, JA: "面談の満足度", EN: "Satisfaction with the talks"},
		{Code: "engagement", Statistic: mean, Low: 1, High: 5, Better: 1, Chapter: reports.ChapterFit, JA: "働く意欲（エンゲージメント）", EN: "Engagement"},
		{Code: "job_fit", Statistic: mean, Low: 1, High: 5, Better: 1, Chapter: reports.ChapterFit, JA: "適職度", EN: "Job fit"},
		{Code: "k6_mean", Statistic: mean, High: 24, Better: -1, Chapter: reports.ChapterMental, JA: "こころの健康（K6の平均）", EN: "Mental health (mean K6)"},
		{Code: "k6_distress", Statistic: share, Better: -1, Chapter: reports.ChapterMental, JA: "心理的な負担が大きい人の割合（K6が10点以上）", EN: "Share under psychological distress (K6 of 10 or more)"},
		{Code: "k6_severe", Statistic: share, Better: -1, Chapter: reports.ChapterMental, JA: "心理的な負担がとくに大きい人の割合（K6が13点以上）", EN: "Share under severe distress (K6 of 13 or more)"},
		{Code: "leave", Statistic: share, Better: -1, Chapter: reports.ChapterLeave, JA: "退職を考えている人の割合", EN: "Share thinking of leaving"},
		{Code: "stress_reaction", Statistic: mean, Low: 29, High: 116, Better: -1, Chapter: reports.ChapterSelf, JA: "セルフチェック：心身の反応（点数の合計）", EN: "Self-check: stress reactions (total score)"},
		{Code: "scale_vigour", Statistic: mean, Low: 1, High: 5, Better: 1, Chapter: reports.ChapterSelf, JA: "セルフチェック：活気（5段階・高いほど良い）", EN: "Self-check: Vigour (1 to 5, higher is better)"},
		{Code: "scale_control", Statistic: mean, Low: 1, High: 5, Better: 1, Chapter: reports.ChapterSelf, JA: "セルフチェック：仕事のコントロール度（5段階・高いほど良い）", EN: "Self-check: Control over work (1 to 5, higher is better)"},
	}
}
