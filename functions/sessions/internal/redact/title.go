package redact

import (
	"slices"
	"strings"

	"kikite/functions/sessions/internal/redact/tagger"
)

// titles are what follows a person's name, by first rune and longest first, and the words before them that name a role or relation and
// not a person.
type titles struct {
	words map[rune][]word
	roles map[string]bool
	first [128]bool // by the low bits of the first rune: whether any title may begin with it
}

// word is a word with its runes.
type word struct {
	text  string
	runes []rune
}

func newWord(text string) word { return word{text, []rune(text)} }

// newWords takes words that are separated by space.
func newWords(text string) []word {
	var out []word
	for _, w := range strings.Fields(text) {
		out = append(out, newWord(w))
	}
	return out
}

func newTitles() titles {
	t := titles{words: map[rune][]word{}, roles: map[string]bool{}}
	for _, w := range newWords(`さん さま 様 氏 くん 君 ちゃん 先生 先輩 殿 本部長 事業部長 支店長 工場長 取締役 課長 部長 係長 次長 室長 所長 店長 社長 会長
		院長 園長 校長 局長 班長 組長 主任 主査 主幹 専務 常務 監査役 代表 教授 医師 議員 選手 監督 リーダー マネージャー マネジャー チーフ サン サマ クン チャン
		課長代理 課長補佐 部長代理 副部長 副課長 支社長 営業所長 理事長 理事 師長 看護師長 マネ`) {
		first := w.runes[0]
		t.words[first] = append(t.words[first], w)
		t.first[first&127] = true
	}
	for _, w := range t.words {
		slices.SortFunc(w, func(a, b word) int { return len(b.runes) - len(a.runes) })
	}
	for _, w := range strings.Fields(`お客 客 おきゃく 上司 皆 みな みんな 患者 利用者 担当 担当者 部下 誰 だれ お母 お父 母 父 兄 姉 お兄 お姉 お子 お爺 お婆 じい ばあ
		おじい おばあ おじ おば おかあ おとう おにい おねえ かあ とう にい ねえ 子供 子ども 奥 おく 旦那 嫁 娘 むすめ 息子 むすこ 赤 あか 看護師 医者 医師 保健師
		カウンセラー 先生 先輩 後輩 同僚 取引先 人事 営業 経理 総務 開発 製造 企画 現場 直属 新任 前任 後任 元 現 前 主治医 産業医 店員 業者 相手 本人 ご本人 女 男
		プロジェクト チーム グループ サブ 副 部 課 係 室 新人 若手 ベテラン 管理職 他社 各社 おつかれ 疲れ お疲れ ご苦労 くろう たく いく いろいろ どちら あちら こちら
		職人 社員 パート アルバイト バイト 派遣 大家 おや お隣 隣 近所 代理 役員 委員 事務 生徒 学生 高校 大学 小学校 中学 英語 国語 数学 彼 仕 同 一 神 王 仏 多 模
		外 異 各 両 貴 諸 暴 主 細 お巡り 巡 おまわり 運転手 ママ パパ お母 御 宮 爺 婆 屋 もう ねえ 得意 お得意 若 嬢 坊 ご主人 主人 お嬢 孫 姪 甥 叔父 叔母 伯父 伯母
		妹 弟 友 恋人 職員 コーチ 工場 支店 営業所 店 店舗 地区 地域 エリア 担任 司会 理事 常務 専務 社 会 市 町 村 区 県 隊 団 署 省 庁 局 所 院 園 校 班 組 塾
		保護者 入居者 参加者 相談者 お 研修 指導 受付 警備員 清掃員 整備士 美容師 介護士 保育士 税理士 弁護士 社労士 薬剤師 栄養士 技術 品質 生産 購買 販売 法務 広報`) {
		t.roles[w] = true
	}
	return t
}

// match returns the longest title that begins at i, one without text if none does.
func (t *titles) match(m *mask, i int) word {
	if r := m.at(i); t.first[r&127] {
		for _, w := range t.words[r] {
			if m.hasRunes(i, w.runes) {
				return w
			}
		}
	}
	return word{}
}

// find marks what stands before an honorific or a title: 田中さん, ごとう課長, Tanaka-san.
func (t *titles) find(m *mask, model *tagger.Model) {
	for i := 0; i < len(m.text); i++ {
		w := t.match(m, i)
		if w.text == "" {
			latinTitle(m, i)
			continue
		}
		size := len(w.runes)
		if i > 0 && t.holds(m, model, i, size, w.text) {
			start, ordinary := t.name(m, model, i, w.text)
			if ordinary {
				m.set(start, i+size, kept)
			} else if start < i {
				m.set(start, i, Person)
			}
		}
		if size > 1 {
			i += size - 1
		}
	}
}

// holds says whether the word at i is a title here and not a piece of another word: ちゃんと, さんざん, 様子, 働くんです.
func (t *titles) holds(m *mask, model *tagger.Model, i, size int, w string) bool {
	next := m.at(i + size)
	switch w {
	case "ちゃん":
		return next != 'と' || isKanji(m.at(i-1)) || isKatakana(m.at(i-1))
	case "さん":
		return next != 'ざ'
	case "くん":
		return !strings.ContainsRune("だでじすの", next) || next == 0 || i > 1 && isKanji(m.at(i-1)) && isKanji(m.at(i-2)) && known(model, m.text[i-2:i], tagger.Surname|tagger.Given)
	case "様", "氏", "殿", "君":
		if strings.ContainsRune("々子式相態名族神堂臨", next) && next != 0 {
			return false
		}
		return !known(model, m.text[i-1:i+1], tagger.Common)
	case "代表", "医師", "議員", "選手", "監督", "主任", "理事", "マネ", "教授":
		return !isKatakana(next) || w != "マネ"
	}
	return true
}

func known(model *tagger.Model, word []rune, c tagger.Category) bool {
	return model.Category(word)&c != 0
}

// name returns where the name that ends before the title at end begins, or end if what stands there is none; ordinary says that it is a
// word for a role, from start on.
func (t *titles) name(m *mask, model *tagger.Model, end int, title string) (start int, ordinary bool) {
	switch before := m.at(end - 1); {
	case isKanji(before):
		return t.kanji(m, model, end, title)
	case isKatakana(before):
		start = end
		for start > 0 && (isKatakana(m.text[start-1]) || m.text[start-1] == '・' && isKatakana(m.at(start-2))) {
			start--
		}
		if t.roles[string(m.text[start:end])] || model.Category(m.text[start:end]) == tagger.Common {
			return start, true
		}
		if end-start < 2 || end-start > 12 || !spoken(title) {
			return end, false
		}
		return start, false
	case isHiragana(before):
		return t.hiragana(m, model, end, title)
	}
	return end, false
}

// spoken tells the honorifics and titles after which nearly everything is a name.
func spoken(title string) bool {
	return slices.Contains([]string{"さん", "さま", "様", "氏", "くん", "君", "ちゃん", "先輩", "殿", "課長", "部長", "係長", "次長", "主任", "先生"}, title)
}

// kanji looks for a name of kanji: all of a short run, or the longest surname or given name that ends it.
func (t *titles) kanji(m *mask, model *tagger.Model, end int, title string) (from int, ordinary bool) {
	start := end
	for start > 0 && end-start < 8 && isKanji(m.text[start-1]) {
		start--
	}
	word := m.text[start:end]
	if start > 0 && t.roles[string(m.text[start-1:end])] {
		return start - 1, true // お客, お母
	}
	if t.roles[string(word)] || t.role(word) {
		return start, true
	}
	for s := max(start, end-5); s < end; s++ {
		if known(model, m.text[s:end], tagger.Surname|tagger.Given) && !t.roles[string(m.text[s:end])] && (end-s > 1 || s == start) {
			return s, false
		}
	}
	if full(model, word) || len(word) <= 4 && len(word) > 1 && spoken(title) && !known(model, word, tagger.Common|tagger.Place|tagger.Organisation) {
		return start, false
	}
	return end, false
}

// role says whether a word ends in a role: 派遣社員, 経理担当, 花屋.
func (t *titles) role(word []rune) bool {
	for n := 2; n <= 3 && n < len(word); n++ {
		if t.roles[string(word[len(word)-n:])] {
			return true
		}
	}
	return len(word) > 1 && strings.ContainsRune("者員士師客親", word[len(word)-1])
}

// full says whether a word is a surname with a given name.
func full(model *tagger.Model, word []rune) bool {
	for cut := 1; cut < len(word); cut++ {
		if known(model, word[:cut], tagger.Surname) && known(model, word[cut:], tagger.Given) {
			return true
		}
	}
	return false
}

// hiragana looks for a short name in hiragana. It begins after a particle or where the hiragana begin: ごとうさん contains とうさん.
func (t *titles) hiragana(m *mask, model *tagger.Model, end int, title string) (from int, ordinary bool) {
	start := end
	for start > 0 && end-start < 6 && isHiragana(m.text[start-1]) {
		start--
	}
	if t.roles[string(m.text[start:end])] {
		return start, true
	}
	if end-start > 2 && start > 0 && strings.ContainsRune("のはがにとをもでへや", m.text[start]) {
		start++
	}
	word := m.text[start:end]
	for n := 0; n < len(word)-1; n++ {
		if t.roles[string(word[n:])] && (n == 0 || word[n-1] == 'お' || len(word)-n > 2 || word[n-1] != 'ご' && len(word) > 3) {
			return start + n, true
		}
	}
	if c := model.Category(word); len(word) < 2 || len(word) > 4 || !spoken(title) || c&tagger.Common != 0 && c&(tagger.Surname|tagger.Given) == 0 {
		return end, false
	}
	return start, false
}

// latinTitle marks a word of Latin letters before -san and the like, which begin at i.
func latinTitle(m *mask, i int) {
	if !latinSuffix(m, i) {
		return
	}
	start := i
	for start > 0 && isLatin(m.text[start-1]) {
		start--
	}
	m.set(start, i, Person)
}

// latinSuffix says whether -san, -sama, -kun or -chan begins at i; a space may stand for the hyphen.
func latinSuffix(m *mask, i int) bool {
	if r := m.at(i); r != '-' && r != ' ' {
		return false
	}
	for _, w := range []string{"san", "sama", "kun", "chan"} {
		if m.has(i+1, w) && !isLatin(m.at(i+1+len(w))) {
			return true
		}
	}
	return false
}
