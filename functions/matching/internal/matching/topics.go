package matching

import (
	"strings"

	"kikite/events"
)

// lexicon finds themes in an employee's own words, by words that people use for them. It looks for what the talk is to be
// about; words of illness are not in it, so that nothing about health enters matching.
type lexicon []topic

// newLexicon folds the words once.
func newLexicon() lexicon {
	l := lexicon(topicWords())
	for i := range l {
		for j, w := range l[i].words {
			l[i].words[j] = fold(w)
		}
	}
	return l
}

func (l lexicon) in(text string) []events.Code {
	if text == "" {
		return nil
	}
	text = fold(text)
	var out []events.Code
	for _, t := range l {
		for _, w := range t.words {
			if strings.Contains(text, w) {
				out = append(out, t.code)
				break
			}
		}
	}
	return out
}

type topic struct {
	code  events.Code
	words []string
}

func topicWords() []topic {
	return []topic{
		{"work_relations", []string{"人間関係", "同僚", "先輩", "後輩", "孤立", "職場の空気", "colleague", "coworker"}},
		{"boss_relations", []string{"上司", "課長", "部長", "店長", "boss", "my manager", "supervisor"}},
		{"management", []string{"部下", "マネジメント", "マネージャー", "管理職", "メンバーの育成", "1on1", "direct report"}},
		{"leadership", []string{"リーダー", "引っ張", "決断", "leadership"}},
		{"communication", []string{"伝え方", "伝わら", "話し方", "会議", "対話", "コミュニケーション", "言い出せ", "断れ", "communication"}},
		{"workload", []string{"残業", "長時間労働", "働きすぎ", "働き過ぎ", "仕事の量", "仕事量", "業務量", "忙し", "人手不足", "抱え込", "overtime", "workload"}},
		{"time_management", []string{"時間管理", "先延ばし", "締め切り", "締切", "段取り", "優先順位", "deadline", "procrastinat"}},
		{"remote_work", []string{"在宅", "リモート", "テレワーク", "remote"}},
		{"career_design", []string{"キャリア", "将来", "この先", "進路", "方向性", "career"}},
		{"skill_growth", []string{"スキル", "資格", "勉強", "学び", "リスキリング", "成長", "skill"}},
		{"self_understanding", []string{"強み", "自己理解", "向いている", "自分が何をしたい", "自信", "strength"}},
		{"motivation", []string{"やりがい", "やる気", "モチベーション", "意欲", "マンネリ", "つまらな", "motivation"}},
		{"evaluation", []string{"評価", "給与", "給料", "昇給", "査定", "報われ", "salary", "evaluation"}},
		{"new_role", []string{"異動", "昇進", "昇格", "転勤", "新しい役割", "配置転換", "promotion", "transfer"}},
		{"onboarding", []string{"入社", "中途", "配属", "なじめ", "馴染め", "onboarding"}},
		{"work_life", []string{"両立", "プライベート", "ワークライフ", "家庭", "休日", "work-life"}},
		{"childcare", []string{"育児", "子育て", "育休", "産休", "時短", "保育園", "子ども", "childcare", "parental"}},
		{"elder_care", []string{"介護", "親の世話", "elder care", "aging parent"}},
		{"life_plan", []string{"定年", "老後", "再雇用", "セカンドキャリア", "役職定年", "retirement"}},
		{"diversity", []string{"女性活躍", "ジェンダー", "多様性", "少数派", "lgbt", "diversity"}},
		{"global", []string{"海外", "駐在", "外国", "英語", "異文化", "abroad", "expat"}},
		{"harassment", []string{"ハラスメント", "パワハラ", "セクハラ", "怒鳴", "いじめ", "嫌がらせ", "harass", "bully"}},
		{"self_care", []string{"気持ちの整理", "もやもや", "モヤモヤ", "イライラ", "切り替え", "セルフケア", "feelings"}},
	}
}
