package redact

import (
	"slices"
	"strings"
	"unicode"

	"kikite/functions/sessions/internal/morph"
)

// findProper marks what the dictionary has as a name, and foreign words that it does not know.
func findProper(m *mask, tokens []morph.Token) {
	known := commonWords()
	for _, t := range tokens {
		switch {
		case slices.Contains(known, strings.ToLower(t.Surface)):
		case t.Is("名詞", "固有名詞", "人名"):
			m.set(t.Start, t.End, Person)
		case t.Is("名詞", "固有名詞", "地域", "国"):
		case t.Is("名詞", "固有名詞", "地域"):
			m.set(t.Start, t.End, Place)
		case t.Is("名詞", "固有名詞", "組織") && !latinWord(t.Surface):
			m.set(t.Start, t.End, Company)
		case t.Is("名詞", "固有名詞") && t.Known:
			m.set(t.Start, t.End, Product)
		case foreign(t):
			m.set(t.Start, t.End, Product)
		}
	}
}

// foreign says whether a word of Latin letters with a capital, or an unknown one in katakana, may be a product's or firm's name.
func foreign(t morph.Token) bool {
	runes := []rune(t.Surface)
	if latinWord(t.Surface) {
		return len(runes) > 1 && strings.IndexFunc(t.Surface, unicode.IsUpper) >= 0
	}
	return !t.Known && len(runes) > 2 && !slices.ContainsFunc(runes, func(r rune) bool { return !isKatakana(r) })
}

func latinWord(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return !isLatin(r) && !isDigit(r) }) < 0 && strings.IndexFunc(s, isLatin) >= 0
}

// commonWords are words of working life that the dictionary does not know or takes for names.
func commonWords() []string {
	return strings.Fields(`it pc ai ok ng hr kpi okr sns web pdca ojt ceo cto cfo pm pl se qa dx rpa erp crm wifi tel fax mail ot ad id url usb excel
		テレワーク リモートワーク リモート ハラスメント パワハラ セクハラ マタハラ モラハラ モチベーション メンタルヘルス メンタル ワークライフバランス
		キャリア キャリアアップ キャリアパス キャリアプラン スキル スキルアップ エンゲージメント マネジメント フィードバック コミュニケーション ストレス
		ミーティング オンライン オフライン オンボーディング ワンオンワン フレックス フレックスタイム タスク スケジュール プレッシャー ワーママ ロールモデル
		コンサルタント カウンセラー カウンセリング プライベート ウェルビーイング アサイン リソース ノルマ クレーム チャット コロナ コロナ禍 サービス残業
		ダブルワーク ジョブローテーション リスキリング ジェンダー ダイバーシティ インセンティブ ボーナス シフト マルチタスク ルーティン ルーチン
		ルーティンワーク デスクワーク シングルマザー ワンオペ メンター メンバー マニュアル プレイヤー プレイングマネージャー ポジション コンプライアンス
		ガバナンス イノベーション アンコンシャスバイアス パフォーマンス キックオフ レビュー アンケート インシデント トラブル チームワーク ハードワーク
		オーバーワーク バーンアウト ドタキャン ミス パニック カウンター ヒアリング ネガティブ ポジティブ モヤモヤ イライラ バタバタ ピリピリ ギスギス
		ヘトヘト クタクタ ギリギリ ドキドキ ワクワク コツコツ テキパキ アピール アドバイス サポート フォロー ケア`)
}

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
