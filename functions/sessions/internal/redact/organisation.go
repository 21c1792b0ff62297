package redact

import (
	"slices"

	"kikite/functions/sessions/internal/morph"
)

// findOrganisations marks teams and firms that are named by a suffix, such as 開発二課 or さくら銀行.
func findOrganisations(m *mask, tokens []morph.Token) {
	teams := []string{"部", "課", "室", "係", "班", "局", "グループ", "チーム", "プロジェクト", "センター", "事業部", "本部", "ユニット", "支部", "推進室", "部署"}
	firms := []string{"社", "銀行", "病院", "大学", "高校", "研究所", "工場", "支店", "営業所", "支社", "店", "商事", "製作所", "工業", "建設", "証券", "クリニック", "製薬", "電機"}
	for i, t := range tokens {
		mark := Mark("")
		switch {
		case slices.Contains(teams, t.Surface):
			mark = Team
		case slices.Contains(firms, t.Surface):
			mark = Company
		default:
			continue
		}
		first := i
		for first > 0 && i-first < 4 && qualifies(tokens[first-1], mark) {
			first--
		}
		if first < i {
			m.set(tokens[first].Start, t.End, mark)
		}
	}
}

// qualifies says whether a word before the suffix belongs to the organisation's name.
func qualifies(t morph.Token, mark Mark) bool {
	if t.Is("名詞", "固有名詞") || !t.Known && t.POS[0] == "名詞" {
		return true
	}
	general := []string{"他", "各", "同", "全", "全社", "自", "別", "所属", "担当", "現在", "前", "元", "隣", "新", "直属", "関係", "今", "自分", "うち", "会社", "職場"}
	if mark != Team || slices.Contains(general, t.Surface) {
		return false
	}
	return t.Is("名詞", "一般") || t.Is("名詞", "サ変接続") || t.Is("名詞", "数") || t.Is("名詞", "接尾")
}

// legalForms are the words that make what stands beside them a company's name.
func legalForms() []string {
	return []string{"株式会社", "有限会社", "合同会社", "合資会社", "社団法人", "財団法人", "医療法人", "学校法人", "社会福祉法人", "独立行政法人"}
}

// findLegal marks companies by their legal form: with the nouns that follow it or else those before it.
func findLegal(m *mask, tokens []morph.Token) {
	forms := legalForms()
	for i, t := range tokens {
		if !slices.Contains(forms, t.Surface) {
			continue
		}
		first, last := i, i
		for last+1 < len(tokens) && last-i < 5 && namesCompany(tokens[last+1]) {
			last++
		}
		for last == i && first > 0 && i-first < 5 && namesCompany(tokens[first-1]) {
			first--
		}
		if first < last {
			m.set(tokens[first].Start, tokens[last].End, Company)
		}
	}
}

func namesCompany(t morph.Token) bool {
	if t.Surface == "・" || t.Surface == "&" {
		return true
	}
	return t.Is("名詞") && !t.Is("名詞", "代名詞") && !t.Is("名詞", "副詞可能") && !t.Is("名詞", "非自立")
}
