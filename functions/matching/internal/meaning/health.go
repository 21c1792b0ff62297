package meaning

import "strings"

// healthWords are words of illness. Matching promises not to use what somebody tells of their health: the local method does not see these
// words, and a sentence with one of them is not sent to a model.
func healthWords() []string {
	return []string{
		"鬱", "うつ病", "うつ状態", "抑うつ", "適応障害", "発達障害", "障害者", "精神疾患", "疾患", "病気", "持病", "難病", "病院", "通院", "入院", "服薬", "薬", "診断書", "診断され",
		"症状", "症候群", "依存症", "認知症", "自殺", "自傷", "死にた", "消えたい", "休職", "復職", "休業中", "眠れな", "不眠", "体調", "頭痛", "腹痛", "動悸", "吐き気", "めまい", "過呼吸",
		"パニック障害", "パニック発作", "癌", "がんの", "がんに", "がん治療", "妊娠", "不妊", "流産", "更年期", "メンタル不調", "心療内科", "精神科", "カウンセリングに通",
		"depress", "insomnia", "illness", "disease", "disorder", "medication", "diagnos", "suicid", "panic attack", "cancer", "pregnan", "sick leave", "therapy", "psychiatr",
	}
}

// withoutHealth is a text without the sentences that speak of health.
func withoutHealth(text string) string {
	var out strings.Builder
	words := healthWords()
	for sentence := range sentences(text) {
		low, about := normal(sentence), false
		for _, w := range words {
			about = about || strings.Contains(low, w)
		}
		if !about {
			out.WriteString(sentence)
		}
	}
	return strings.TrimSpace(out.String())
}

// sentences yields the pieces of a text that end in a full stop, with it.
func sentences(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		from := 0
		for i, r := range text {
			if !strings.ContainsRune("。．！？!?\n", r) && (r != '.' || i+1 < len(text) && text[i+1] != ' ') {
				continue
			}
			to := i + len(string(r))
			if !yield(text[from:to]) {
				return
			}
			from = to
		}
		if from < len(text) {
			yield(text[from:])
		}
	}
}
