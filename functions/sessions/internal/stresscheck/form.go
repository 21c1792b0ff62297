package stresscheck

import "slices"

// Section is a group of items with one lead-in and the same four answers, numbered 1 to 4 from the left.
type Section struct {
	Part   string // A, B, C or D
	LeadIn string
	Scale  [4]string
	Items  []string
}

// Source names where the form comes from; pages show it.
const Source = "職業性ストレス簡易調査票（57項目）。平成7〜11年度労働省委託研究「作業関連疾患の予防に関する研究」により作成。厚生労働省「ストレスチェック制度実施マニュアル」所収。"

// Notice is shown wherever the form or its result is.
const Notice = "これは任意のセルフチェックであり、労働安全衛生法に基づくストレスチェックではありません。回答と結果はご本人だけが見られ、会社には伝わりません。"

// Form returns the questionnaire in its printed order and wording (Japanese only: the wording is part of the instrument).
func Form() []Section {
	agree := [4]string{"そうだ", "まあそうだ", "ややちがう", "ちがう"}
	often := [4]string{"ほとんどなかった", "ときどきあった", "しばしばあった", "ほとんどいつもあった"}
	much := [4]string{"非常に", "かなり", "多少", "全くない"}
	content := [4]string{"満足", "まあ満足", "やや不満足", "不満足"}
	people := []string{"上司", "職場の同僚", "配偶者、家族、友人等"}
	return []Section{
		{"A", "あなたの仕事についてうかがいます。最もあてはまるものを選んでください。", agree, jobItems()},
		{"B", "最近1か月間のあなたの状態についてうかがいます。最もあてはまるものを選んでください。", often, reactionItems()},
		{"C", "あなたの周りの方々についてうかがいます。次の人たちはどのくらい気軽に話ができますか？", much, slices.Clone(people)},
		{"C", "あなたが困った時、次の人たちはどのくらい頼りになりますか？", much, slices.Clone(people)},
		{"C", "あなたの個人的な問題を相談したら、次の人たちはどのくらいきいてくれますか？", much, slices.Clone(people)},
		{"D", "満足度について", content, []string{"仕事に満足だ", "家庭生活に満足だ"}},
	}
}

func jobItems() []string {
	return []string{
		"非常にたくさんの仕事をしなければならない",
		"時間内に仕事が処理しきれない",
		"一生懸命働かなければならない",
		"かなり注意を集中する必要がある",
		"高度の知識や技術が必要なむずかしい仕事だ",
		"勤務時間中はいつも仕事のことを考えていなければならない",
		"からだを大変よく使う仕事だ",
		"自分のペースで仕事ができる",
		"自分で仕事の順番・やり方を決めることができる",
		"職場の仕事の方針に自分の意見を反映できる",
		"自分の技能や知識を仕事で使うことが少ない",
		"私の部署内で意見のくい違いがある",
		"私の部署と他の部署とはうまが合わない",
		"私の職場の雰囲気は友好的である",
		"私の職場の作業環境（騒音、照明、温度、換気など）はよくない",
		"仕事の内容は自分にあっている",
		"働きがいのある仕事だ",
	}
}

func reactionItems() []string {
	return []string{
		"活気がわいてくる", "元気がいっぱいだ", "生き生きする",
		"怒りを感じる", "内心腹立たしい", "イライラしている",
		"ひどく疲れた", "へとへとだ", "だるい",
		"気がはりつめている", "不安だ", "落着かない",
		"ゆううつだ", "何をするのも面倒だ", "物事に集中できない", "気分が晴れない", "仕事が手につかない", "悲しいと感じる",
		"めまいがする", "体のふしぶしが痛む", "頭が重かったり頭痛がする", "首筋や肩がこる", "腰が痛い", "目が疲れる",
		"動悸や息切れがする", "胃腸の具合が悪い", "食欲がない", "便秘や下痢をする", "よく眠れない",
	}
}
