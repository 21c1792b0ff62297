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
