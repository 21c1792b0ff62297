package reports

// notes say how the figures are to be read: what holds for every report, then what belongs to chapters that this one has.
func (c *composer) notes() []Text {
	r := c.draft.Report
	out := []Text{
		{"数値は、回答した方だけの集計です。回答しなかった方の状態は分かりません。", "Figures cover only the people who answered; they say nothing about those who did not."},
		{"この集計は、労働安全衛生法に基づくストレスチェックの集団分析ではありません。", "This is not a group analysis of the statutory stress check."},
		{"「推定の幅」は、本当の値が入ると見込まれる範囲（95%信頼区間）です。幅が重なっているときは、違いがあるとは言えません。", "A likely range is where the true value can be expected (95% confidence interval). Where ranges overlap, there may be no difference."},
		{"良い・良くないの印は、偶然とは考えにくい違いだけに付けています。たくさんの比較をまとめて判定しているため（ホルムの方法、5％）、印のないところにも違いはありえます。",
			"Marks of better and worse stand only where chance hardly explains a difference. Many comparisons are judged at once (Holm's method, 5%), so there may be differences without a mark."},
	}
	if r.Use.Registered != nil {
		out = append(out, Text{"登録した方の人数は、新しい方が一定数たまるまで同じ数字のままお示しします。退職した方も含む、これまでの人数です。",
			"The number of people who registered stands still until enough new ones have come. It counts all so far, those who have left too."})
	}
	if r.JobStress != nil {
		out = append(out, Text{"健康リスクは、任意のセルフチェックに性別とともに答えた方から計算した目安です（全国の平均が100）。",
			"Health risks are a guide, computed from those who gave their sex in the voluntary self-check (100 is the nation's mean)."})
	}
	for _, l := range r.Lines {
		if len(l.Benchmark) > 0 {
			return append(out, budgetNote())
		}
	}
	return out
}
