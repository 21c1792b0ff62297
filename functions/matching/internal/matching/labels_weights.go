package matching

// dimensionWords is what operators read for the dimensions of the score.
func dimensionWords() [dimensions]Label {
	return [dimensions]Label{
		dimConcern:     {"concern", "相談したいことと得意な分野", "Concerns and the consultant's themes"},
		dimText:        {"text", "相談の言葉と自己紹介の話題", "Topics in the employee's own words"},
		dimMeaning:     {"meaning", "相談の文章と経歴・自己紹介の近さ", "Employee's words and the consultant's texts"},
		dimSituation:   {"situation", "キャリアの状況", "Career situation"},
		dimSpecialist:  {"specialist", "その種類の面談の専門性", "Trained for this kind of talk"},
		dimLicence:     {"licence", "希望した資格", "Licence wished for"},
		dimBackground:  {"background", "希望した経歴", "Background wished for"},
		dimStyle:       {"style", "話の進め方", "Way of talking"},
		dimIndustry:    {"industry", "業界の経験", "Knows the industry"},
		dimJob:         {"job", "職種の経験", "Knows the kind of work"},
		dimValues:      {"values", "大切にしていること", "Values in common"},
		dimPersonality: {"personality", "人柄の近さ", "Similar nature"},
		dimAge:         {"age", "希望した年代", "Age wished for"},
		dimSoon:        {"soon", "近い日に空きがある", "Free within days"},
		dimOften:       {"often", "空きの多さ", "Many open times"},
		dimRating:      {"rating", "ほかの利用者の評価", "Ratings by others"},
		dimOwn:         {"own", "本人の以前の評価", "The employee's own ratings"},
		dimUnsure:      {"unsure", "評価の少ない人を試す", "Trying who is little known"},
		dimExposure:    {"exposure", "最近よく紹介された人を控える", "Holding back who was shown often"},
		dimSpread:      {"spread", "同じくらい合う人の順番", "Turns between equals"},
	}
}
