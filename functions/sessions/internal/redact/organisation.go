package redact

import "strings"

// findLegal marks companies by their legal form: with what follows it or else with what stands before.
func findLegal(m *mask) {
	for i := range m.text {
		size := legalForm(m, i)
		if size == 0 {
			continue
		}
		start, end := i, i+size
		for h := end; h-end < 5; h++ { // みどり商会: a few hiragana, then kanji
			if inCompany(m.at(h)) {
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
type teams struct{ functions, suffixes []string }

func newTeams() teams {
	return teams{
		functions: strings.Fields(`営業 開発 企画 総務 経理 人事 製造 技術 品質 広報 法務 購買 物流 保守 運用 設計 推進 サポート 販売 マーケティング インフラ システム 研究 生産
			管理 情報 戦略 商品 財務 調達 監査 宣伝 編集 制作 施工 工事 業務 事務 採用 労務 教育 研修 海外 国際 国内 法人 個人 顧客 カスタマー セールス デザイン データ
			セキュリティ 資材 検査 組立 加工 配送 店舗 外商 医事 看護 介護 検証 改善 改革 経営 秘書 渉外 審査 融資 預金 為替 査定 保全 設備 電算 輸出 輸入 貿易
			デジタル 基盤 アプリ ソリューション コンサル 新規事業`),
		suffixes: strings.Fields("グループ チーム プロジェクト ユニット 推進室 事業部 本部 部 課 係 班 室 局"),
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
		if n := len([]rune(s)); end-start > n && m.has(end-n, s) {
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
