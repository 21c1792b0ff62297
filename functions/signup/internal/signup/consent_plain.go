package signup

// The texts in plain words: for people under eighteen and their guardians. They say the same as the long ones.

func plainJA() ConsentText {
	return ConsentText{Locale: "ja", Title: "はじめる前の約束（やさしいことば）", Sections: []ConsentSection{
		{"どんなサービスか", []string{
			"会社の外の専門家と、一対一で話せるサービスです。仕事のこと、気持ちのこと、これからのことを話せます。",
			"話したくないことは、話さなくて大丈夫です。いつでもやめられます。やめても、損をすることはありません。",
		}},
		{"会社に伝わらないこと", []string{
			"あなたが登録したか、予約したか、話したかを、会社は知ることができません。",
			"話した内容は、会社に渡しません。会社に届くのは、10人以上をまとめた数字だけです。",
			"「匿名の声」などの言葉は、あなたが「この文でよい」と決めたときだけ届きます。",
		}},
		{"あなたの情報の使いかた", []string{
			"名前とメールアドレスは、ログインとお知らせのためだけに使います。",
			"アンケートの答えは、だれのものかわからない形にして、まとめた数字を作るために使います。",
			"自分の情報は、いつでも全部見たり、受け取ったり、消したりできます。",
			"会社をやめたときや、会社がこのサービスをやめたときは、1年たったら、あなたの情報を全部消します。消す30日前までに、あなたのメールアドレスにお知らせします。会社に戻ったり、サービスがまた始まったりしたら、消しません。",
		}},
		{"ひとつだけの例外", []string{
			"あなたやだれかの命が危ないときは、助けるために、救急や警察、保護者などに連絡することがあります。",
			"連絡したことは、あとで必ず別の人が確かめます。あなたにも知らせます（知らせると危ないときを除きます）。",
		}},
		{"保護者の方へ", []string{
			"18歳未満の方のご利用には、保護者の方の同意もお願いしています。",
			"面談の内容を保護者の方にお伝えすることはありません。安心して話せる場所にするためです。命に危険があるときは、ご連絡することがあります。",
		}},
	}}
}

func plainEN() ConsentText {
	return ConsentText{Locale: "en", Title: "Before you start, in plain words", Sections: []ConsentSection{
		{"What this is", []string{
			"You can talk one-on-one with an expert from outside your company: about work, how you feel, or what comes next.",
			"You need not talk about anything that you do not want to. You can stop at any time, and nothing bad follows from it.",
		}},
		{"What your company does not learn", []string{
			"Your company cannot find out whether you registered, booked or talked.",
			"What you say is not given to the company. It gets only numbers about ten people or more together.",
			"Words of yours reach the company only if you said yes to exactly those words.",
		}},
		{"What we do with your data", []string{
			"Your name and e-mail address are used for signing in and for messages to you, and for nothing else.",
			"Your answers are made nameless, and then become numbers about everybody together.",
			"You can see, take with you and erase all of your data at any time.",
			"If you leave your company, or your company stops using this service, we erase all of your data a year later. We write to you at least 30 days before. If you come back, or the service starts again, we do not erase it.",
		}},
		{"The one exception", []string{
			"If your life or somebody's is in danger, we may call an ambulance, the police, your guardian or others who can help.",
			"Another person always checks that afterwards. You are told as well, unless telling you would be dangerous.",
		}},
		{"For guardians", []string{
			"For people under eighteen we ask their guardian to agree as well.",
			"We do not tell guardians what was said, so that it stays a place to speak freely. If there is danger to life, we may contact you.",
		}},
	}}
}
