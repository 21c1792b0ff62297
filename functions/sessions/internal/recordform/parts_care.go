package recordform

// mentalHarassment records what somebody says happened, never a finding: kinds are those of the guidelines on harassment at work (power harassment's six,
// 令和2年厚生労働省告示第5号), with sexual, maternity and care, and customers' beside them.
func mentalHarassment() []Part {
	return []Part{
		some("told_of", "本人が話した出来事", "What they told of",
			option("physical", "たたく・物を投げるなど", "Hitting, throwing things"), option("mental", "暴言・人格の否定", "Abuse, humiliation"),
			option("cut_off", "無視・仲間外し", "Being cut off"), option("too_much", "無理な要求", "Impossible demands"), option("too_little", "仕事を与えない", "Being given no work"),
			option("privacy", "私生活への立ち入り", "Intrusion into private life"), option("sexual", "性的な言動", "Sexual conduct"),
			option("parenthood", "妊娠・育児・介護に関する言動", "About pregnancy, children, care"), option("customer", "顧客や取引先の言動", "Conduct of customers"),
			option("none", "そうした話はなかった", "None of these")),
		one("from_whom", "相手との関係", "From whom",
			option("superior", "上司・先輩", "A superior"), option("peer", "同僚", "A peer"), option("junior", "部下・後輩", "A junior"),
			option("outside", "社外の人", "Somebody outside"), option("several", "複数の人", "Several people")),
		one("goes_on", "続いているか", "Does it go on",
			option("once", "一度だけ", "Once"), option("at_times", "ときどき", "At times"), option("often", "くり返し", "Again and again"), option("over", "いまは終わっている", "It is over")),
		one("wish", "本人がどうしたいか", "What they want",
			option("talk_only", "話を聞いてほしい", "To be heard"), option("anonymous_case", "匿名で会社の窓口に相談したい", "The company's desk, unnamed"),
			option("named_case", "名前を出して会社の窓口に相談したい", "The company's desk, by name"), option("outside_desk", "社外の窓口に相談したい", "A service outside"),
			option("undecided", "まだ決めていない", "Not decided")),
		some("pointed_to", "案内したもの", "What was pointed out to them",
			option("desk", "会社の窓口への取り次ぎ", "Passing on to the company's desk"), option("occupational_physician", "産業医", "Occupational physician"),
			option("doctor", "医療機関", "A doctor"), option("public_line", "公的な相談窓口", "Public lines"), option("keep_notes", "記録を残すこと", "Keeping notes")),
	}
}

// exit has the reasons of the exit survey, by the same names. Only their weight differs: here it is what the talk brought out.
func exit() []Part {
	return []Part{
		some("reasons", "本人が語った退職の理由", "Reasons of going, as they told them",
			option("pay", "給与や待遇", "Pay"), option("evaluation", "評価・昇進のしくみ", "How one is evaluated"),
			option("relations", "上司や同僚との関係", "Relations with manager and colleagues"), option("hours", "労働時間・休みの取りやすさ", "Hours and time off"),
			option("growth", "成長や学びの機会", "Chances to grow and learn"), option("policy", "会社の方針・将来性", "The company's direction"),
			option("offer", "次に進みたい道が見つかったこと", "A path they want to take"), option("private_life", "暮らしの事情", "Life outside work")),
		one("first_reason", "いちばん大きかったもの", "What weighed most",
			option("pay", "給与や待遇", "Pay"), option("evaluation", "評価・昇進のしくみ", "How one is evaluated"),
			option("relations", "上司や同僚との関係", "Relations"), option("hours", "労働時間・休み", "Hours and leave"), option("growth", "成長や学び", "Growth"),
			option("policy", "会社の方針・将来性", "The company's direction"), option("offer", "次の道", "A path to take"), option("private_life", "暮らしの事情", "Life outside work")),
		some("would_have_kept", "何があれば残っていたか", "What would have kept them",
			option("listened", "早くに話を聞いてもらえること", "Being heard early"), option("pay", "給与・待遇の見直し", "Other pay"), option("evaluation", "納得できる評価", "Fair evaluation"),
			option("transfer", "別の部署や役割", "Another team or role"), option("relations", "上司や同僚との関係の改善", "Better relations"), option("hours", "働く時間や場所の見直し", "Other hours or place"),
			option("growth", "成長できる仕事", "Work to grow by"), option("nothing", "会社にできることはなかった", "Nothing the company could do")),
		one("told_company", "会社に理由を伝えているか", "Has the company heard the reasons",
			option("told", "伝えている", "Yes"), option("partly", "一部だけ", "In part"), option("not_told", "伝えていない", "No")),
		words("keep_up", "後に続く人のために残してほしいこと", "What should stay for those who follow"),
	}
}

// preJoining has the worries of the survey before joining, by the same names.
func preJoining() []Part {
	return []Part{
		some("worries", "入社を前に気がかりなこと", "Worries before joining",
			option("work", "仕事の内容についていけるか", "Keeping up with the work"), option("relations", "上司や同僚とうまくやれるか", "Getting along with people"),
			option("place", "配属先・勤務地", "Where they will be placed"), option("conditions", "給与・勤務時間などの条件", "Pay, hours and other terms"),
			option("preparation", "入社までの準備", "What to prepare"), option("contact", "会社からの連絡が足りないこと", "Hearing too little from the company")),
		some("looks_forward", "楽しみにしていること", "What they look forward to",
			option("work", "仕事", "The work"), option("people", "人との出会い", "The people"), option("learning", "学べること", "Learning"), option("independence", "自立すること", "Standing on their own feet")),
		some("wants_to_know", "入社までに知りたいこと", "What they want to know before",
			option("team", "一緒に働く人", "Whom they will work with"), option("first_days", "最初の数日の流れ", "The first days"), option("training", "研修と教わり方", "Training"),
			option("tasks", "任される仕事", "The tasks"), option("rules", "職場の決まりごと", "Rules of the workplace"), option("belongings", "用意するもの", "What to bring")),
		one("asks_company", "会社に尋ねること", "Asking the company",
			option("asks_alone", "自分で尋ねる", "They will ask"), option("prepared_words", "尋ね方を一緒に考えた", "We prepared the question"), option("not_needed", "尋ねる必要はない", "No need")),
	}
}
