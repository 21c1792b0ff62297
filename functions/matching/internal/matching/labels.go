package matching

import "kikite/events"

// Label is a code with what people read for it.
type Label struct {
	Code events.Code `json:"code"`
	JA   string      `json:"ja"`
	EN   string      `json:"en"`
}

// Labels turns codes into labels, in their order. A code that this version does not know is left out: nothing is shown
// that nobody translated.
func Labels(codes []events.Code, words map[events.Code]Label) []Label {
	out := make([]Label, 0, len(codes))
	for _, c := range codes {
		if l, ok := words[c]; ok {
			out = append(out, l)
		}
	}
	return out
}

// dictionary is what people read for every code, made once.
type dictionary struct {
	themes, industries, jobs, styles, values, languages, genders, ages, programs, licences, backgrounds map[events.Code]Label
	specialists                                                                                         map[events.Code][]events.Code
}

func newDictionary() *dictionary {
	return &dictionary{themes: themeWords(), industries: industryWords(), jobs: jobWords(), styles: styleWords(), values: valueWords(),
		languages: languageWords(), genders: genderWords(), ages: ageWords(), programs: programWords(), licences: licenceWords(),
		backgrounds: backgroundWords(), specialists: specialists()}
}

func words(rows ...Label) map[events.Code]Label {
	out := make(map[events.Code]Label, len(rows))
	for _, r := range rows {
		out[r.Code] = r
	}
	return out
}

func themeWords() map[events.Code]Label {
	return words(
		Label{"work_relations", "職場の人間関係", "relations at work"}, Label{"boss_relations", "上司との関係", "relation with the boss"},
		Label{"management", "部下育成・マネジメント", "managing people"}, Label{"leadership", "リーダーシップ", "leadership"},
		Label{"communication", "伝え方・対話", "communication"}, Label{"workload", "仕事の量と進め方", "workload"},
		Label{"time_management", "時間の使い方", "use of time"}, Label{"remote_work", "在宅・リモートの働き方", "remote work"},
		Label{"career_design", "キャリアの方向性", "career direction"}, Label{"skill_growth", "学び直し・スキル", "learning and skills"},
		Label{"self_understanding", "自己理解・強み", "strengths and self-understanding"}, Label{"motivation", "やりがい・意欲", "motivation"},
		Label{"evaluation", "評価・処遇への納得", "evaluation and pay"}, Label{"new_role", "異動・昇進への適応", "a new role"},
		Label{"onboarding", "新しい職場への適応", "settling in"}, Label{"work_life", "仕事と生活の両立", "work and life"},
		Label{"childcare", "育児との両立", "work and childcare"}, Label{"elder_care", "介護との両立", "work and elder care"},
		Label{"life_plan", "定年後・これからの人生設計", "later career and life plan"}, Label{"diversity", "多様性・女性活躍", "diversity"},
		Label{"global", "海外・異文化で働く", "working across cultures"}, Label{"harassment", "ハラスメント", "harassment"},
		Label{"self_care", "気持ちの整理・セルフケア", "sorting out feelings"}, Label{events.ThemeReturnToWork, "職場復帰の支援", "returning to work"},
	)
}

func industryWords() map[events.Code]Label {
	return words(
		Label{"manufacturing", "製造", "manufacturing"}, Label{"it", "情報・ソフトウェア", "IT and software"}, Label{"telecom", "通信", "telecommunications"},
		Label{"finance", "金融・保険", "finance and insurance"}, Label{"real_estate", "不動産", "real estate"}, Label{"construction", "建設", "construction"},
		Label{"energy", "エネルギー", "energy"}, Label{"retail", "小売・流通", "retail"}, Label{"food_lodging", "飲食・宿泊", "food and lodging"},
		Label{"logistics", "運輸・物流", "logistics"}, Label{"medical_welfare", "医療・福祉", "health and welfare services"}, Label{"education", "教育", "education"},
		Label{"media", "広告・メディア", "media and advertising"}, Label{"professional", "専門サービス・コンサルティング", "professional services"},
		Label{"public", "官公庁・公共", "public sector"}, Label{"agriculture", "農林水産", "agriculture and fishery"},
	)
}

func jobWords() map[events.Code]Label {
	return words(
		Label{"sales", "営業", "sales"}, Label{"customer_service", "接客・カスタマーサポート", "customer service"}, Label{"engineering", "技術・設計", "engineering"},
		Label{"it_engineering", "ITエンジニア", "IT engineering"}, Label{"research", "研究開発", "research"}, Label{"production", "製造・生産", "production"},
		Label{"logistics", "物流", "logistics"}, Label{"planning", "企画", "planning"}, Label{"marketing", "マーケティング・広報", "marketing"},
		Label{"design", "制作・デザイン", "design"}, Label{"hr", "人事", "human resources"}, Label{"accounting", "経理・財務", "accounting"},
		Label{"back_office", "総務・事務", "back office"}, Label{"care_education", "教育・支援職", "care and teaching"}, Label{"management", "管理職・経営", "management"},
	)
}

func styleWords() map[events.Code]Label {
	return words(
		Label{"listening", "じっくり聴く", "listens at length"}, Label{"empathic", "気持ちに寄り添う", "stays with feelings"},
		Label{"questioning", "問いかけで引き出す", "draws out by asking"}, Label{"structuring", "整理して進める", "puts things in order"},
		Label{"practical", "具体策を一緒に決める", "agrees on next steps"}, Label{"advising", "経験から助言する", "advises from experience"},
		Label{"frank", "率直に伝える", "is frank"}, Label{"encouraging", "励まし後押しする", "encourages"},
	)
}

func valueWords() map[events.Code]Label {
	return words(
		Label{"growth", "成長", "growth"}, Label{"stability", "安定", "stability"}, Label{"autonomy", "自律", "autonomy"}, Label{"contribution", "貢献", "contribution"},
		Label{"family", "家族・暮らし", "family"}, Label{"challenge", "挑戦", "challenge"}, Label{"fairness", "公正", "fairness"}, Label{"creativity", "創造", "creativity"},
		Label{"expertise", "専門性", "expertise"}, Label{"harmony", "調和", "harmony"}, Label{"recognition", "承認", "recognition"},
	)
}

func languageWords() map[events.Code]Label {
	return words(
		Label{"ja", "日本語", "Japanese"}, Label{"en", "英語", "English"}, Label{"zh", "中国語", "Chinese"}, Label{"ko", "韓国語", "Korean"},
		Label{"pt", "ポルトガル語", "Portuguese"}, Label{"es", "スペイン語", "Spanish"}, Label{"vi", "ベトナム語", "Vietnamese"}, Label{"fr", "フランス語", "French"},
	)
}

func backgroundWords() map[events.Code]Label {
	return words(
		Label{"hr", "人事・採用・労務", "human resources"}, Label{"line_management", "管理職", "managing a team"}, Label{"executive", "経営", "running a company"},
		Label{"entrepreneurship", "起業・独立", "starting a business"}, Label{"medical_nursing", "医療・看護・福祉", "health care and nursing"},
		Label{"education", "教育", "teaching"}, Label{"public_service", "行政・公的機関", "public service"}, Label{"engineering", "技術・開発", "engineering"},
		Label{"sales_service", "営業・接客", "sales and service"}, Label{"overseas", "海外勤務", "working abroad"},
	)
}

func genderWords() map[events.Code]Label {
	return words(Label{"female", "女性", "woman"}, Label{"male", "男性", "man"}, Label{"other", "その他", "other"})
}

func ageWords() map[events.Code]Label {
	return words(Label{"10s", "10代", "under 20"}, Label{"20s", "20代", "twenties"}, Label{"30s", "30代", "thirties"}, Label{"40s", "40代", "forties"},
		Label{"50s", "50代", "fifties"}, Label{"60s", "60代", "sixties"}, Label{"70s", "70代以上", "seventy and over"})
}

func programWords() map[events.Code]Label {
	return words(
		Label{events.OneOnOne, "上司1on1の代行", "1-on-1 in place of the manager"}, Label{events.EngagementCareer, "エンゲージメント・キャリア支援", "engagement and career"},
		Label{events.RegularCare, "定期ケア・実態把握", "regular care"}, Label{events.SurveyFollowup, "サーベイ後フォロー", "after a survey"},
		Label{events.MentalHarassment, "メンタルケア・ハラスメント", "mental health and harassment"}, Label{events.Exit, "退職者ヒアリング", "leaving the company"},
		Label{events.PreJoining, "内定者面談", "before joining"},
	)
}
