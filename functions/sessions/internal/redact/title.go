package redact

import (
	"slices"
	"strings"

	"kikite/functions/sessions/internal/morph"
)

// titles are what follows a person's name, longest first within a beginning.
func titles() []string {
	return []string{"さん", "さま", "様", "氏", "くん", "君", "ちゃん", "先生", "先輩", "殿", "本部長", "事業部長", "支店長", "工場長", "取締役",
		"課長", "部長", "係長", "次長", "室長", "所長", "店長", "社長", "会長", "院長", "園長", "校長", "局長", "班長", "組長", "主任", "主査", "主幹",
		"専務", "常務", "監査役", "代表", "教授", "リーダー", "マネージャー", "マネジャー", "チーフ", "サン", "サマ", "クン", "チャン", "-san", "-sama",
		"-kun", "-chan", " san", "san", "shi"}
}

func startsWithTitle(rest []rune) bool {
	head := strings.ToLower(string(rest[:min(len(rest), 6)]))
	return slices.ContainsFunc(titles(), func(t string) bool { return strings.HasPrefix(head, t) })
}

// roles are words before a title that name a role or relation and not a person.
func roles() []string {
	return []string{"お客", "客", "おきゃく", "上司", "皆", "みな", "みんな", "患者", "利用者", "担当", "担当者", "部下", "誰", "だれ", "お母", "お父", "母", "父",
		"兄", "姉", "お兄", "お姉", "お子", "お爺", "お婆", "おじい", "おばあ", "おじ", "おば", "おかあ", "おとう", "おにい", "おねえ", "子供", "子ども",
		"奥", "旦那", "嫁", "娘", "息子", "赤", "看護師", "医者", "医師", "保健師", "カウンセラー", "先生", "先輩", "後輩", "同僚", "取引先", "人事",
		"営業", "経理", "総務", "開発", "製造", "企画", "現場", "直属", "新任", "前任", "後任", "元", "現", "前", "主治医", "産業医", "店員", "業者",
		"相手", "本人", "ご本人", "女", "男", "プロジェクト", "チーム", "グループ", "サブ", "副", "部", "課", "係", "室", "新人", "若手", "ベテラン", "管理職",
		"他社", "各社", "おつかれ", "お疲れ", "ご苦労", "たく", "いく", "いろいろ", "どちら", "あちら", "こちら", "職人", "社員", "パート", "派遣", "大家",
		"お隣", "隣", "近所", "代理", "役員", "委員", "事務", "生徒", "学生", "高校", "大学", "小学校", "中学", "英語", "国語", "数学"}
}

// findTitled marks what stands before an honorific or a title: さん, 課長 and so on.
func findTitled(m *mask, tokens []morph.Token) {
	known, generic := titles(), roles()
	for i, t := range tokens {
		if i == 0 || !slices.Contains(known, strings.ToLower(t.Surface)) {
			continue
		}
		first := nameBefore(tokens, i)
		if first == i {
			continue
		}
		start := tokens[first].Start
		name := string(m.text[start:t.Start])
		if slices.Contains(generic, name) || slices.Contains(generic, tokens[i-1].Surface) {
			continue
		}
		m.set(start, t.Start, Person)
	}
}

// nameBefore returns the first token of the name that ends before token i: words that the dictionary has as names, those it does not
// know, and, where the honorific is one of speech, short runs of kana that it cut up.
func nameBefore(tokens []morph.Token, i int) int {
	first := i
	for first > 0 && i-first < 4 {
		t := tokens[first-1]
		if !nameLike(t) {
			break
		}
		first--
		if t.Is("名詞", "固有名詞", "人名", "姓") {
			break
		}
	}
	return first
}

func nameLike(t morph.Token) bool {
	if !t.Known || t.Is("名詞", "固有名詞") {
		return t.POS[0] != "記号" && t.POS[0] != "助詞"
	}
	runes := []rune(t.Surface)
	if len(runes) > 4 {
		return false
	}
	switch t.POS[0] {
	case "名詞":
		return !t.Is("名詞", "代名詞") && !t.Is("名詞", "非自立") && !t.Is("名詞", "数") && !t.Is("名詞", "副詞可能")
	case "接頭詞":
		return true
	default:
		return false
	}
}

// findSpoken marks short names in hiragana before さん, くん or ちゃん that the tokeniser may have read as other words: ごとうさん
// contains とうさん. The name begins after a particle or where the hiragana begin.
func findSpoken(m *mask) {
	generic := append(roles(), "かあ", "とう", "にい", "ねえ", "じい", "ばあ", "むすこ", "むすめ", "あか", "おく", "おこ", "ごくろう")
	for i := range m.text {
		if !startsSpoken(m.text[i:]) {
			continue
		}
		start := i
		for start > 0 && i-start < 6 && isHiragana(m.text[start-1]) {
			start--
		}
		if i-start > 2 && strings.ContainsRune("のはがにとをもでへや", m.text[start]) {
			start++
		}
		name := string(m.text[start:i])
		if n := i - start; n >= 2 && n <= 4 && !slices.Contains(generic, name) && m.free(start, i) {
			m.set(start, i, Person)
		}
	}
}

func startsSpoken(rest []rune) bool {
	head := string(rest[:min(len(rest), 3)])
	return strings.HasPrefix(head, "さん") || strings.HasPrefix(head, "くん") || strings.HasPrefix(head, "ちゃん")
}
