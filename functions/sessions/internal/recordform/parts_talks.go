package recordform

func oneOnOne() []Part {
	return []Part{
		one("progress", "仕事の進み具合", "How the work goes",
			option("well", "順調", "Well"), option("partly", "一部が止まっている", "Partly held up"), option("stuck", "大きく止まっている", "Badly held up")),
		some("support_wanted", "本人が求めている支え", "Support they want",
			option("priorities", "優先順位の整理", "Setting priorities"), option("feedback", "仕事への意見や助言", "Feedback on the work"),
			option("time", "相談できる時間", "Time to ask"), option("training", "教わる機会", "Being taught"), option("resources", "人手・道具", "Hands and tools"),
			option("recognition", "努力を見てもらうこと", "Being seen")),
		one("to_manager", "上司に伝えること", "What goes to the manager",
			option("tells_alone", "自分で伝える", "They will say it themselves"), option("prepared_words", "伝え方を一緒に考えた", "We prepared the words"),
			option("not_now", "いまは伝えない", "Not now"), option("nothing", "特にない", "Nothing")),
	}
}

func engagementCareer() []Part {
	return []Part{
		some("energy", "手応えを感じているもの", "What gives energy",
			option("task", "仕事そのもの", "The work itself"), option("people", "一緒に働く人", "People"), option("growth", "成長", "Growth"),
			option("contribution", "人の役に立つこと", "Being of use"), option("autonomy", "任されること", "Being trusted"), option("recognition", "認められること", "Recognition")),
		some("direction", "これから伸ばしたい方向", "The direction they want",
			option("deepen", "専門を深める", "Going deeper"), option("widen", "できることを広げる", "Going wider"), option("lead", "人を育て、率いる", "Leading people"),
			option("other_role", "社内の別の役割", "Another role in the company"), option("balance", "働き方を見直す", "Working differently"), option("undecided", "まだ決めていない", "Not decided")),
		some("obstacles", "妨げになっているもの", "What stands in the way",
			option("no_time", "時間がない", "No time"), option("no_chance", "機会がない", "No chances"), option("no_example", "手本や相談相手がいない", "Nobody to look to"),
			option("not_understood", "上司に伝わっていない", "The manager does not know"), option("confidence", "自信がもてない", "Lack of confidence")),
		words("first_step", "試してみる小さな一歩", "A small first step"),
	}
}

func regularCare() []Part {
	return []Part{
		one("since_last", "前回と比べて", "Compared with last time",
			option("better", "よくなっている", "Better"), option("same", "変わらない", "The same"), option("worse", "つらくなっている", "Worse"), option("first", "今回が初めて", "The first talk")),
		one("rest", "休めているか", "Do they get rest",
			option("enough", "休めている", "Enough"), option("short", "足りない", "Too little"), option("hardly", "ほとんど休めていない", "Hardly any")),
		some("burdens", "負担になっているもの", "What weighs on them",
			option("amount", "仕事の多さ", "Amount of work"), option("hours", "働く時間", "Hours"), option("quality", "仕事の難しさ", "Difficulty"),
			option("relations", "人間関係", "Relations"), option("change", "環境の変化", "Changes"), option("private_life", "仕事の外のこと", "Life outside work")),
		some("supports", "頼れているもの", "What they can lean on",
			option("manager", "上司", "Their manager"), option("colleagues", "同僚", "Colleagues"), option("near", "家族や友人", "Family and friends"),
			option("professional", "医療や専門の窓口", "Doctors and services"), option("own_ways", "自分なりの休み方", "Ways of their own"), option("nobody", "いまは誰もいない", "Nobody at present")),
	}
}

func surveyFollowup() []Part {
	return []Part{
		one("matches", "職場の調査結果と本人の実感", "The workplace's survey against what they feel",
			option("agrees", "合っている", "It agrees"), option("partly", "一部は違う", "Partly"), option("differs", "違う", "It differs"), option("not_seen", "結果を見ていない", "They have not seen it")),
		some("behind", "背景にあるもの", "What lies behind",
			option("workload", "仕事の量と分担", "Load and how it is shared"), option("communication", "情報の伝わり方", "How things are told"),
			option("leadership", "上司の進め方", "How it is led"), option("roles", "役割のあいまいさ", "Unclear roles"), option("evaluation", "評価の納得感", "Fairness of evaluation"),
			option("change", "組織の変化", "Changes in the organisation"), option("climate", "話しにくい雰囲気", "A climate in which one keeps silent")),
		some("works_well", "うまくいっているもの", "What works well",
			option("team", "助け合い", "Helping one another"), option("manager", "上司への話しやすさ", "A manager one can talk to"), option("discretion", "任され方", "Discretion"),
			option("flexibility", "働き方の柔軟さ", "Flexibility"), option("purpose", "仕事の意味", "Purpose")),
		words("would_change", "変わるとよいと思うこと", "What they would change"),
	}
}
