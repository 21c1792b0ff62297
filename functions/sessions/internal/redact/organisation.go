package redact

import (
	"strings"

	"kikite/functions/sessions/internal/redact/tagger"
)

// findLegal marks companies by their legal form: with what follows it or else with what stands before.
func findLegal(m *mask) {
	for i := range m.text {
		size := legalForm(m, i)
		if size == 0 {
			continue
		}
		start, end := i, i+size
		for h := end; h-end < 5; h++ { // みどり商会: a few hiragana, then kanji
			if inCompany(m.at(h)) || h > end+2 && m.at(h) == 'の' {
				end = h
				break
			} else if !isHiragana(m.at(h)) || strings.ContainsRune("のはがをにとでへも", m.at(h)) {
				break
			}
		}
		for end < len(m.text) && end-i < 24 && inCompany(m.text[end]) {
			end++
		}
		for end == i+size && start > 0 && i-start < 20 && inCompany(m.text[start-1]) {
			start--
		}
		if end-start > size {
			m.set(start, end, Company)
		}
	}
}

func legalForm(m *mask, i int) int {
	if m.text[i] == '(' && (m.has(i, "(株)") || m.has(i, "(有)")) {
		return 3
	}
	if !strings.ContainsRune("株有合社財医学独", m.text[i]) {
		return 0
	}
	for _, w := range []string{"株式会社", "有限会社", "合同会社", "合資会社", "社団法人", "財団法人", "医療法人", "学校法人", "社会福祉法人", "独立行政法人"} {
		if m.has(i, w) {
			return len([]rune(w))
		}
	}
	return 0
}

// inCompany says whether a rune may be part of a company's name beside its legal form; hiragana may be, but are mostly particles.
func inCompany(r rune) bool {
	return isKanji(r) || isKatakana(r) || isLatin(r) || isDigit(r) || r == '&' || r == '・'
}

// teams knows the names of parts of an organisation: what they do, and a suffix.
type teams struct {
	functions []string
	suffixes  []word
}

func newTeams() teams {
	return teams{
		functions: strings.Fields(`営業 開発 企画 総務 経理 人事 製造 技術 品質 広報 法務 購買 物流 保守 運用 設計 推進 サポート 販売 マーケティング インフラ システム 研究 生産
			管理 情報 戦略 商品 財務 調達 監査 宣伝 編集 制作 施工 工事 業務 事務 採用 労務 教育 研修 海外 国際 国内 法人 個人 顧客 カスタマー セールス デザイン データ
			セキュリティ 資材 検査 組立 加工 配送 店舗 外商 医事 看護 介護 検証 改善 改革 経営 秘書 渉外 審査 融資 預金 為替 査定 保全 設備 電算 輸出 輸入 貿易
			デジタル 基盤 アプリ ソリューション コンサル 新規事業`),
		suffixes: newWords("グループ チーム プロジェクト ユニット 推進室 事業部 本部 部 課 係 班 室 局"),
	}
}

// find marks what is named by a suffix for a part of an organisation, such as 開発二課 or 第一営業部: a run of kanji, katakana, Latin letters
// and digits that holds what the part does, or a number.
func (t teams) find(m *mask) {
	for i := 0; i < len(m.text); {
		end := i
		for inCompany(m.at(end)) {
			end++
		}
		if end == i {
			i++
			continue
		}
		if size := t.suffix(m, i, end); size > 0 && m.free(i, end) && t.named(string(m.text[i:end-size]), size == 1) {
			m.set(i, end, Team)
		}
		i = end
	}
}

// suffix returns the length of the suffix that ends a word, 0 if there is none or nothing before it.
func (t teams) suffix(m *mask, start, end int) int {
	for _, s := range t.suffixes {
		if n := len(s.runes); end-start > n && m.hasRunes(end-n, s.runes) {
			return n
		}
	}
	return 0
}

// named says whether what stands before the suffix tells one part from others: 営業, 第二, 二 before a suffix of one rune.
func (t teams) named(head string, short bool) bool {
	last := head
	for _, f := range t.functions {
		if strings.HasPrefix(head, f) || strings.HasSuffix(head, f) {
			return true
		}
	}
	for _, r := range last {
		if !isDigit(r) && !strings.ContainsRune("第一二三四五六七八九十", r) {
			return false
		}
	}
	return short && len(last) > 3 // more than one kanji: 第二課, but not 一部
}

// firms knows the words that end the names of firms and of institutions that people go to.
type firms struct{ suffixes []word }

func newFirms() firms {
	return firms{newWords(`商事 物産 電機 電気 電工 工業 建設 製作所 製薬 産業 運輸 食品 銀行 信用金庫 証券 生命 損保 不動産 鉄道 化学 重工 自動車 印刷 出版
		システムズ システム テクノロジー テクノロジーズ ソリューションズ フーズ ロジスティクス ホールディングス エンジニアリング コーポレーション カンパニー 百貨店 総研
		病院 医院 クリニック 大学 高校 小学校 中学校 保育園 幼稚園 薬局 歯科 こども園`)}
}

// find marks what ends like a firm's name and begins with something that is no common word: 日野原電機, みずほ銀行, but not 地方銀行.
func (f firms) find(m *mask, model *tagger.Model) {
	for i := 0; i < len(m.text); {
		end := i
		for inCompany(m.at(end)) {
			end++
		}
		if end == i {
			i++
			continue
		}
		if start, ok := f.start(m, model, i, end); ok {
			m.set(start, end, Organisation)
		}
		i = end
	}
}

// start returns where the name begins of which a word from i to end is the end.
func (f firms) start(m *mask, model *tagger.Model, i, end int) (start int, ok bool) {
	for _, s := range f.suffixes {
		n := len(s.runes)
		if end-i < n || !m.hasRunes(end-n, s.runes) {
			continue
		}
		head := end - n
		if head > i {
			c := model.Category(m.text[i:head])
			return i, head-i >= 2 && head-i < 8 && c&^tagger.Common != 0 || head-i >= 2 && head-i < 5 && c == 0 && isKatakana(m.text[i])
		}
		for start = head; start > 0 && isHiragana(m.text[start-1]) && head-start < 7; {
			start--
		}
		if start < head && strings.ContainsRune("をのがはにでとへも", m.text[start]) {
			start++
		}
		return start, head-start >= 3 && head-start < 6 && !strings.ContainsRune("のないるただくてにでがはをもとうえけ", m.text[head-1])
	}
	return i, false
}
