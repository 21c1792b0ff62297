package survey

import (
	"fmt"

	"kikite/events"
)

// k6Source: the K6 may be used free of charge with its source; Japanese version by Furukawa et al.
const k6Source = "K6: Kessler RC et al. (2003), Arch Gen Psychiatry 60:184–189. 日本語版: Furukawa TA et al. (2008), Int J Methods Psychiatr Res 17:152–158; 古川壽亮ほか (2003)"

// k6 returns the six items, each 0 to 4; their sum is the score.
func k6() []Item {
	texts := []Text{
		{"過去30日の間に、神経過敏に感じましたか", "During the past 30 days, about how often did you feel nervous?"},
		{"過去30日の間に、絶望的だと感じましたか", "During the past 30 days, about how often did you feel hopeless?"},
		{"過去30日の間に、そわそわ、落ち着かなく感じましたか", "During the past 30 days, about how often did you feel restless or fidgety?"},
		{"過去30日の間に、気分が沈み込んで、何が起こっても気が晴れないように感じましたか", "During the past 30 days, about how often did you feel so depressed that nothing could cheer you up?"},
		{"過去30日の間に、何をするのも骨折りだと感じましたか", "During the past 30 days, about how often did you feel that everything was an effort?"},
		{"過去30日の間に、自分は価値のない人間だと感じましたか", "During the past 30 days, about how often did you feel worthless?"},
	}
	options := []Option{
		{0, Text{"全くない", "None of the time"}}, {1, Text{"少しだけ", "A little of the time"}}, {2, Text{"ときどき", "Some of the time"}},
		{3, Text{"たいてい", "Most of the time"}}, {4, Text{"いつも", "All of the time"}},
	}
	items := make([]Item, len(texts))
	for i, text := range texts {
		items[i] = Item{Code: k6Code(i), Text: text, Options: options, Source: k6Source}
	}
	return items
}

func k6Code(i int) events.Code { return events.Code(fmt.Sprintf("k6_%d", i+1)) }

// The items on work: our own wording, each 1 to 5.
const (
	fitSuits   events.Code = "job_fit_suits"
	fitMeaning events.Code = "job_fit_meaning"
	leaving    events.Code = "leave"
	engaged    events.Code = "engagement"
)

func work() []Item {
	return []Item{
		own(fitSuits, "いまの仕事は自分に合っていると思う", "My present work suits me"),
		own(fitMeaning, "いまの仕事に働きがいを感じている", "I find my present work worthwhile"),
		own(leaving, "できれば今の会社を離れたいと考えている", "I am thinking of leaving this company if I can"),
		own(engaged, "この1か月、自分から進んで仕事に取り組めた", "In the past month I took up my work of my own accord"),
	}
}

// reasons asks somebody who leaves what weighed in it; nothing about health, fit or the intention itself.
func reasons() []Item {
	const ja, en = "退職を決めるうえで重みがあった: ", "It weighed in my decision: "
	return []Item{
		own("reason_pay", ja+"給与・待遇", en+"pay and benefits"),
		own("reason_evaluation", ja+"評価・昇進のしくみ", en+"evaluation and promotion"),
		own("reason_relations", ja+"上司や同僚との関係", en+"relations with manager and colleagues"),
		own("reason_hours", ja+"労働時間・休みの取りやすさ", en+"working hours and leave"),
		own("reason_growth", ja+"成長や学びの機会", en+"chances to grow and learn"),
		own("reason_policy", ja+"会社の方針・将来性", en+"the company's direction"),
		own("reason_offer", ja+"次に進みたい道が見つかったこと", en+"a path I want to take next"),
		own("reason_preventable", "会社の対応しだいでは、結果は変わっていたと思う", "The company could have changed the outcome"),
	}
}

// worries asks somebody who is about to join; it never reaches a hiring decision.
func worries() []Item {
	const ja, en = "入社を前に気がかりである: ", "Before joining I worry about: "
	return []Item{
		own("worry_work", ja+"仕事の内容についていけるか", en+"keeping up with the work"),
		own("worry_relations", ja+"上司や同僚とうまくやれるか", en+"getting along with people"),
		own("worry_place", ja+"配属先・勤務地", en+"where I will be placed"),
		own("worry_conditions", ja+"給与・勤務時間などの条件", en+"pay, hours and other terms"),
		own("worry_preparation", ja+"入社までに何を準備すればよいか", en+"what to prepare"),
		own("worry_contact", ja+"会社からの連絡が足りないこと", en+"hearing too little from the company"),
	}
}

// talk asks how the talk went; every form ends with it.
func talk() []Item {
	return []Item{
		{Code: Rating, Text: Text{"今日の面談はいかがでしたか", "How was the talk?"}, Options: []Option{
			{1, Text{"とても不満", "Very poor"}}, {2, Text{"不満", "Poor"}}, {3, Text{"どちらともいえない", "Neither"}},
			{4, Text{"満足", "Good"}}, {5, Text{"とても満足", "Very good"}},
		}},
		{Code: Again, Text: Text{"この専門家とまた話したいですか", "Would you talk to this consultant again?"}, Options: []Option{
			{0, Text{"いいえ", "No"}}, {1, Text{"はい", "Yes"}},
		}},
	}
}

// own is an item of our own wording with five degrees of agreement.
func own(code events.Code, ja, en string) Item {
	return Item{Code: code, Text: Text{ja, en}, Options: []Option{
		{1, Text{"まったくそう思わない", "Strongly disagree"}}, {2, Text{"そう思わない", "Disagree"}}, {3, Text{"どちらともいえない", "Neither"}},
		{4, Text{"そう思う", "Agree"}}, {5, Text{"とてもそう思う", "Strongly agree"}},
	}}
}
