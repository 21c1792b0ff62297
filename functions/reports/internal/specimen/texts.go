package specimen

import (
	"fmt"
	"strconv"

	"kikite/events"
	"kikite/functions/reports/internal/reports"
)

// groups has names of all lengths, and one that a spreadsheet would reckon with.
func groups() []reports.GroupName {
	names := []string{"営業本部/第一営業部", "営業本部/第二営業部", "開発本部", "生産本部/本社工場", "生産本部/第二工場", "品質保証部", "=SUM(A1:A9)", "研究所/基盤技術研究グループ", "管理本部/総務部・管理本部/経理部・管理本部/人事部"}
	out := make([]reports.GroupName, len(names))
	for i, name := range names {
		out[i] = reports.GroupName{ID: fmt.Sprintf("dep_%d", i) + "0000000000000000000000000", Name: name, Departments: []string{name}}
	}
	out[8].Merged, out[8].Departments = true, []string{"管理本部/総務部", "管理本部/経理部", "管理本部/人事部"}
	return out
}

func slicesOf() []reports.Slice {
	of := func(id int, attribute events.Code, ja, en string, values ...events.Code) reports.Slice {
		return reports.Slice{ID: "sli_" + strconv.Itoa(id), Attribute: attribute, Values: values, Label: reports.Text{JA: ja, EN: en}, Merged: len(values) > 1}
	}
	return []reports.Slice{
		of(1, "age_band", "29歳以下", "29 and under", "under_20", "20s"), of(2, "age_band", "30代", "30s", "30s"), of(3, "age_band", "40代", "40s", "40s"), of(4, "age_band", "50歳以上", "50 and over", "50s", "60s"),
		of(5, "job_type", "営業・販売", "Sales", "sales"), of(6, "job_type", "技術・研究", "Engineering and research", "engineering"), of(7, "job_type", "製造", "Production", "production"), of(8, "job_type", "事務・管理", "Office", "office"),
		of(9, "tenure", "3年未満", "Under 3 years", "under_1", "1_2"), of(10, "tenure", "3〜9年", "3 to 9 years", "3_9"), of(11, "tenure", "10年以上", "10 years and over", "10_19", "20_up"),
	}
}

func notes() []reports.Text {
	return []reports.Text{
		{JA: "数値は、回答した方だけの集計です。回答しなかった方の状態は分かりません。", EN: "Figures cover only the people who answered; they say nothing about those who did not."},
		{JA: "この集計は、労働安全衛生法に基づくストレスチェックの集団分析ではありません。", EN: "This is not a group analysis of the statutory stress check."},
		{JA: "「推定の幅」は、本当の値が入ると見込まれる範囲（95%信頼区間）です。", EN: "A likely range is where the true value can be expected (95% confidence interval)."},
	}
}

func excerpts() []reports.Excerpt {
	return []reports.Excerpt{
		{Topic: "workload", Text: "月末に仕事が集まるので、締め切りを少しずらせるだけでもずいぶん楽になると思います。"},
		{Topic: "workload", Text: "=HYPERLINK(\"http://example.com\",\"こちら\")という書き方を表計算で教わりました。"},
		{Topic: "workload", Text: "月末に仕事が集まるので、締め切りを少しずらせるだけでもずいぶん楽になると思います。"},
		{Topic: "career", Text: "三年後にどんな仕事をしていたいか、話しながら少し見えてきました。"},
		{Topic: "communication", Text: "<b>部署</b>のあいだで、何が決まったのかが伝わってこないことがあります。"},
	}
}

func voices() []reports.Voice {
	return []reports.Voice{
		{ID: "voi_1", Text: "在宅勤務の日数を、部署ごとではなく会社として決めてもらえると助かります。"},
		{ID: "voi_2", Text: "@everyone 休憩室の椅子が足りません。昼休みに立って食べている人がいます。"},
	}
}

func withheld() []reports.Withheld {
	return []reports.Withheld{{What: "lines/stress_reaction/dep_80000000000000000000000000", Why: "protected"}, {What: "topics/t_unknown", Why: "protected"}, {What: "pooled/pre_joining", Why: "protected"}, {What: "something/new", Why: "protected"}}
}

func findings(r reports.Report) []reports.Finding {
	proposal := func(code, effort events.Code, ja, en string) reports.Proposal {
		return reports.Proposal{Code: code, Effort: effort, Action: reports.Text{JA: ja, EN: en}, Who: reports.Text{JA: "部署の責任者と人事担当が、部署の全員に", EN: "Head of department and HR, for everybody in the department"},
			Basis: "労働安全衛生法第66条の8", Evidence: reports.Text{JA: "複数の比較研究で効果が認められています。", EN: "Several controlled studies found an effect."}}
	}
	hours := proposal("hours", "medium", "時間外労働の実績を確認し、業務の優先順位と分担を部署の責任者と見直す。", "Review overtime, priorities and distribution of work with the heads of department.")
	talk := proposal("one_on_one", "low", "「上司1on1の代行」を対象部署で始め、上司との対話を補う。", "Start the one-on-one program in the department to complement talks with the manager.")
	return []reports.Finding{
		{Code: "k6_distress", Sure: "distinguishable", Evidence: []string{"lines/k6_distress/" + r.Groups[0].ID, "lines/k6_distress/company"}, Proposals: []reports.Proposal{hours, talk}, Statement: reports.Text{
			JA: "営業本部/第一営業部の「心理的な負担が大きい人の割合」は、ほかの部署を合わせた結果と比べて良くない状態です。", EN: "Sales division 1: the share under psychological distress is worse than in all other departments together."}},
		{Code: "engagement", Sure: "distinguishable", Evidence: []string{"lines/engagement/" + r.Groups[0].ID}, Proposals: []reports.Proposal{talk}, Statement: reports.Text{
			JA: "営業本部/第一営業部の「働く意欲（エンゲージメント）」は、ほかの部署を合わせた結果と比べて良くない状態です。", EN: "Sales division 1: engagement is worse than in all other departments together."}},
		{Code: "topic_workload", Sure: "indication", Evidence: []string{"topics/workload"}, Proposals: []reports.Proposal{hours}, Statement: reports.Text{
			JA: "話した方の90％が「仕事の量」を話題にし、否定的な内容が多くなっています。", EN: "90% of those who talked raised “workload”, mostly as a problem."}},
	}
}
